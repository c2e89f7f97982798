package org.powersource.idp.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.SharedId;

/** Why a try was refused. The names are stored and the message keys are overridden by realms, so neither changes. */
public enum Cause implements Finding {
    WRONG_PASSWORD("problemWrongPassword"),
    /** The address was typed in another letter case than registered. */
    OTHER_SPELLING("problemOtherSpelling"),
    /** A link with an identity provider is pending, for another account than the one that signed in. */
    OTHER_ACCOUNT("problemOtherAccount"),
    /** A password grant can't ask for the account's second factor. */
    SECOND_FACTOR("problemSecondFactor"),
    NOT_ACTIVE("problemNotActive"),
    DISABLED("problemDisabled"),
    /** Too many wrong passwords. */
    LOCKED("problemLocked"),
    NO_SITE_ACCESS("problemNoSiteAccess"),
    WRONG_ANSWER("problemWrongAnswer"),
    /** Too many wrong answers. */
    QUESTION_LOCKED("problemQuestionLocked"),
    NO_QUESTION("problemNoQuestion"),
    /** A reminder question is too weak for an account that manages others. */
    PRIVILEGED("problemPrivileged"),
    LINK_SUPERSEDED("problemLinkSuperseded"),
    LINK_EXPIRED("problemLinkExpired"),
    LINK_USED("problemLinkUsed"),
    /** By the mail server, for good. */
    MAIL_REFUSED("problemMailRefused");

    private final String messageKey;

    Cause(String messageKey) {
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }

    @Override
    public Problem find(KeycloakSession session, UserModel user, Instant time) {
        return switch (this) {
            case WRONG_PASSWORD, NOT_ACTIVE, LINK_EXPIRED -> Problem.of(barring(user), time, null, null);
            case LOCKED -> Problem.of(this, time, null, lockedUntil(session, user));
            default -> Problem.of(this, time, null, null);
        };
    }

    /** What refuses the account in any case comes first: a disabled one by any link, an inactive one with any password. */
    private Cause barring(UserModel user) {
        if (!user.isEnabled()) {
            return DISABLED;
        }
        boolean isInactive = user.getRequiredActionsStream().anyMatch(SharedId.ACTIVATE_ACCOUNT::is);
        return this == WRONG_PASSWORD && isInactive ? NOT_ACTIVE : this;
    }

    /** Null if the lock has ended, and for a lock without an end. */
    private static @Nullable Instant lockedUntil(KeycloakSession session, UserModel user) {
        UserLoginFailureModel failures =
                session.loginFailures().getUserLoginFailure(session.getContext().getRealm(), user.getId());
        Instant end = Instant.ofEpochSecond(failures == null ? 0 : failures.getFailedLoginNotBefore());
        return end.toEpochMilli() > Time.currentTimeMillis() ? end : null;
    }
}
