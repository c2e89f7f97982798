package org.powersource.idp.recovery;

/** From what is known of an account to what its owner meets. The order matters: the first reason is the one to tell. */
final class RecoveryRules {

    /** Facts of an account that exists. */
    record Facts(
            boolean spelledAsRegistered,
            boolean enabled,
            boolean active,
            boolean privileged,
            boolean held,
            boolean hasQuestion) {}

    private RecoveryRules() {}

    static RecoveryCase decide(Facts facts) {
        if (!facts.spelledAsRegistered()) {
            return RecoveryCase.OTHER_SPELLING;
        }
        if (!facts.enabled()) {
            return RecoveryCase.DISABLED;
        }
        if (!facts.active()) {
            return RecoveryCase.NOT_ACTIVE;
        }
        if (facts.privileged()) {
            return RecoveryCase.PRIVILEGED;
        }
        if (facts.held()) {
            return RecoveryCase.HELD;
        }
        return facts.hasQuestion() ? RecoveryCase.OPEN : RecoveryCase.NO_QUESTION;
    }
}
