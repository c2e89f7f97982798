package org.powersource.idp.recovery;

import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.Stopwatch;

/** Base of the three steps. None needs a user, and each is skipped after a mailed link. */
abstract class RecoveryStep implements Authenticator {

    /**
     * Minimum time of an answer; hides timing differences. A query that finds a row takes a tenth of a millisecond longer than one that
     * doesn't, which could be measured if an answer took two milliseconds.
     */
    private static final Duration LEAST = Duration.ofMillis(20);

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        Recovery recovery = new Recovery(context);
        if (isDone(recovery)) {
            context.success();
        } else {
            ask(recovery);
        }
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        new Stopwatch().answerNotBefore(LEAST, context.getSession());
        answer(new Recovery(context));
    }

    /** Whether the step is skipped. */
    boolean isDone(Recovery recovery) {
        return recovery.cameByLink();
    }

    abstract void ask(Recovery recovery);

    abstract void answer(Recovery recovery);

    @Override
    public final boolean requiresUser() {
        return false;
    }

    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final void close() {}
}
