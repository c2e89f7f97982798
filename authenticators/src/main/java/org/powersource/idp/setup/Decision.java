package org.powersource.idp.setup;

import org.jspecify.annotations.Nullable;

/** What setup does with one element. */
enum Decision {
    /** The element is as it should be. */
    NONE("", false),
    /** The element is as it should be; only its row is missing or out of date. */
    RECORD("", false),
    ADD("added", true),
    UPDATE("updated", true),
    REPLACE("replaced", true),
    /** This version of the suite no longer needs the element. */
    REMOVE("removed", true),
    /** Somebody changed or removed what setup wrote: the element stays as it is. */
    KEEP("", false),
    /** This version no longer needs the element, but the realm itself uses it. */
    IN_USE("", false),
    /** The realm has its own value, which stays. */
    LEAVE("", false),
    /** One of the realm's own elements has the name: setup changes nothing. */
    TAKEN("", false);

    private final String text;
    private final boolean change;

    Decision(String text, boolean change) {
        this.text = text;
        this.change = change;
    }

    String text() {
        return text;
    }

    boolean isChange() {
        return change;
    }

    /** Whether the element has a value that an earlier version wrote and that a setup would change. */
    boolean isOfEarlierVersion() {
        return this == UPDATE || this == REMOVE;
    }

    /**
     * Decision for an element that this version needs.
     *
     * @param written hash of what setup wrote; null if it didn't write the element
     * @param now null if the realm has no such element
     * @param untracked whether the realm got the suite without setup, so that the author of an element is unknown
     */
    static Decision of(
            Kind.Claim claim, @Nullable String written, @Nullable Value now, Value wanted, boolean untracked) {
        if (wanted.equals(now)) {
            return wanted.hash().equals(written) ? NONE : RECORD;
        }
        if (written == null) {
            return now == null ? ADD : unrecorded(claim, untracked);
        }
        return now != null && now.hash().equals(written) ? UPDATE : KEEP;
    }

    private static Decision unrecorded(Kind.Claim claim, boolean untracked) {
        return switch (claim) {
            case SETTING -> REPLACE;
            case CHOICE -> LEAVE;
            case NAME, PART -> untracked ? KEEP : TAKEN;
        };
    }

    /**
     * Decision for an element that setup wrote and that this version no longer needs.
     *
     * @param inUse see {@link Part#isInUse}
     */
    static Decision ofUnneeded(@Nullable String written, @Nullable Value now, boolean inUse) {
        if (now == null) {
            return RECORD;
        }
        if (!now.hash().equals(written)) {
            return KEEP;
        }
        return inUse ? IN_USE : REMOVE;
    }
}
