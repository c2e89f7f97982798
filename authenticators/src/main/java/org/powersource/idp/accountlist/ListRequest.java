package org.powersource.idp.accountlist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.powersource.idp.keycloakdb.AccountListRows;

/**
 * What a caller wants to see of the list.
 *
 * @param search empty: all
 * @param status one of {@link AccountListRows#STATUSES}, or {@link AccountListRows#IDLE}; empty: all
 * @param district path of a district, or of the guests; empty: all that the caller manages
 * @param first number of accounts to skip
 * @param max at most {@value #LARGEST_PAGE}
 */
record ListRequest(String search, String status, String district, int first, int max) {

    static final String DISTRICT = "district";

    private static final String SEARCH = "search";
    private static final String STATUS = "status";
    private static final String FIRST = "first";
    private static final String MAX = "max";
    private static final List<String> STATUSES = Stream.concat(
                    AccountListRows.STATUSES.stream(), Stream.of(AccountListRows.IDLE))
            .toList();
    private static final Set<String> NAMES = Set.of(SEARCH, STATUS, DISTRICT, FIRST, MAX);

    private static final int LONGEST_SEARCH = 100;
    /** Of a group's name, 255, and what stands before it. */
    private static final int LONGEST_PATH = 300;

    private static final int FARTHEST = 999_999_999;
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    /**
     * Reads query parameters; an empty one counts as not sent.
     *
     * @throws BadParameter for one that is unknown, sent twice, or not as listed above
     */
    static ListRequest of(Map<String, List<String>> sent) {
        sent.forEach(ListRequest::check);
        String status = text(sent, STATUS);
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            throw new BadParameter(STATUS, "One of " + String.join(", ", STATUSES));
        }
        return new ListRequest(
                text(sent, SEARCH, LONGEST_SEARCH),
                status,
                text(sent, DISTRICT, LONGEST_PATH),
                number(sent, FIRST, 0, 0, FARTHEST),
                number(sent, MAX, PAGE, 1, LARGEST_PAGE));
    }

    private static void check(String name, List<String> values) {
        if (!NAMES.contains(name)) {
            throw new BadParameter(name, "Unknown query parameter");
        }
        if (values.size() != 1) {
            throw new BadParameter(name, "Send it once");
        }
        if (values.get(0).codePoints().anyMatch(Character::isISOControl)) {
            throw new BadParameter(name, "Remove line breaks and other control characters");
        }
    }

    private static String text(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of("")).get(0).strip();
    }

    private static String text(Map<String, List<String>> sent, String name, int longest) {
        String text = text(sent, name);
        if (text.length() > longest) {
            throw new BadParameter(name, "At most " + longest + " characters");
        }
        return text;
    }

    private static int number(Map<String, List<String>> sent, String name, int usual, int least, int most) {
        String text = text(sent, name);
        if (text.isEmpty()) {
            return usual;
        }
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BadParameter(name, "A whole number from " + least + " to " + most);
        }
        return number;
    }
}
