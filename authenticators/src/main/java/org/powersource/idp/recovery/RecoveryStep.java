package org.powersource.idp.recovery;

import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the three steps share: none needs a user, and all let pass who comes with a mailed link. */
abstract class RecoveryStep implements Authenticator {

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        if (RecoveryNote.MAIL.read(context.getAuthenticationSession()) != null) {
            context.success();
        } else {
            ask(context);
        }
    }

    abstract void ask(AuthenticationFlowContext context);

    /** Of the step before; a step is never reached without the ones before it. */
    static String address(AuthenticationFlowContext context) {
        return Objects.requireNonNull(RecoveryNote.ADDRESS.read(context.getAuthenticationSession()));
    }

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
