package org.powersource.idp.recovery;

import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.Stopwatch;

/** What the three steps share: none needs a user, and each knows whom it may let pass. */
abstract class RecoveryStep implements Authenticator {

    /**
     * No answer is on its way sooner. A database finds a row a tenth of a millisecond later than none, and so much can be measured where
     * an answer takes two.
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

    /** Whether the step has nothing to ask any more. */
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
