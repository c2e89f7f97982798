package org.powersource.idp.userprofile;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A read-only field of the record: computed whenever somebody looks at the record, and stored nowhere. */
enum ComputedField {
    STATUS(
            "accountStatus",
            "Status",
            "active; not active: the activation link wasn't followed yet; held: too many wrong passwords; no site access: no"
                    + " site is ticked or granted; disabled by an administrator"),
    LAST_MAIL("lastMail", "Last mail", "Result of the mail that was asked for last"),
    LAST_PROBLEM(
            "lastProblem",
            "Last problem",
            "Why the last three tries to sign in, to open a link or to get a mail were refused, the newest first"),
    SITES_BY_ROLE(
            "sitesByGroup",
            "Sites by group or role",
            "These hold without a tick, and taking out a tick doesn't end them");

    private final String attribute;
    private final String label;
    private final String help;

    ComputedField(String attribute, String label, String help) {
        this.attribute = attribute;
        this.label = label;
        this.help = help;
    }

    String attribute() {
        return attribute;
    }

    String label() {
        return label;
    }

    String help() {
        return help;
    }

    static Set<String> attributes() {
        return Arrays.stream(values()).map(ComputedField::attribute).collect(Collectors.toUnmodifiableSet());
    }
}
