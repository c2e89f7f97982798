package org.powersource.idp.recovery;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the three steps share: none needs a user, and each knows whom it may let pass. */
abstract class RecoveryStep implements Authenticator {

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
