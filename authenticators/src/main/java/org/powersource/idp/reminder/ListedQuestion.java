package org.powersource.idp.reminder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The questions to choose from. OWASP's criteria ("Choosing and Using Security Questions"): memorable, consistent, applicable,
 * confidential, specific. No answer should be in a staff list, on a district's web site or usually on social media. So there is no question
 * about a school, pet, birthplace, mother's maiden name or favorite team.
 *
 * <p>Credentials store {@link #id()}, so an id is never changed or removed; its wording in the messages may change.
 */
enum ListedQuestion {
    STUFFED_ANIMAL,
    HIDING_PLACE,
    FAMILY_NICKNAME,
    BEST_FRIEND_AT_TEN,
    NEXT_DOOR_NEIGHBORS,
    BEDROOM_WINDOW,
    BEDROOM_POSTER,
    BEDTIME_BOOK,
    STORY_CHARACTER,
    SONG_BY_HEART,
    FIRST_ALBUM,
    FIRST_CINEMA_FILM,
    FRIGHTENING_FILM,
    REFUSED_DISH,
    FIRST_DISH_COOKED,
    SWEET_SHOP,
    CHILDHOOD_COLLECTION,
    LOST_TOY,
    BEST_GIFT,
    BROKEN_THING,
    FIRST_EARNINGS,
    FAMILY_GAME,
    CHILDHOOD_COSTUME,
    SWIMMING_PLACE,
    FIRST_TENT,
    FIRST_FLIGHT;

    private final String id = lowerCamel(name());

    String id() {
        return id;
    }

    static Optional<ListedQuestion> byId(String id) {
        return Arrays.stream(values())
                .filter(question -> question.id.equals(id))
                .findFirst();
    }

    private static String lowerCamel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(camel.isEmpty() ? word : capitalized(word));
        }
        return camel.toString();
    }

    static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
