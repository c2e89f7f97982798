package org.powersource.idp.setup;

import org.jspecify.annotations.Nullable;

/** What set-up does with one element. */
enum Decision {
    /** It is as it should be. */
    NONE("", false),
    /** It is as it should be, but no row says so yet. */
    RECORD("", false),
    ADD("added", true),
    UPDATE("updated", true),
    REPLACE("replaced", true),
    /** This version of the suite needs it no more. */
    REMOVE("removed", true),
    /** Somebody changed what set-up wrote. */
    KEEP("", false),
    /** The realm chose something of its own. */
    LEAVE("", false),
    /** Something of the realm's own has the name. */
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

    /**
     * For an element of this version.
     *
     * @param written hash of what set-up wrote; null if it didn't
     * @param now null if the realm has no such element
     * @param untracked whether the realm got the suite without set-up, so that nobody knows who wrote what
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

    /** For an element that set-up wrote, and that isn't needed any more. */
    static Decision ofUnneeded(@Nullable String written, @Nullable Value now) {
        if (now == null) {
            return RECORD;
        }
        return now.hash().equals(written) ? REMOVE : KEEP;
    }
}
