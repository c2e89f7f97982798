package org.powersource.idp.userprofile;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A line of the record that is worked out whenever somebody looks, stored nowhere, and can't be changed. */
enum Fact {
    STATUS(
            "accountStatus",
            "Status",
            "active; not active: the activation link wasn't followed yet; held: too many wrong passwords; no site access: no"
                    + " site is ticked or granted; disabled by an administrator"),
    LAST_MAIL("lastMail", "Last mail", "What became of the mail that was asked for last"),
    SITES_BY_ROLE(
            "sitesByGroup",
            "Sites by group or role",
            "These hold without a tick, and taking out a tick doesn't end them");

    private final String attribute;
    private final String label;
    private final String help;

    Fact(String attribute, String label, String help) {
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
        return Arrays.stream(values()).map(Fact::attribute).collect(Collectors.toUnmodifiableSet());
    }
}
