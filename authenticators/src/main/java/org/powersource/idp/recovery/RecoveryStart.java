package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.powersource.idp.account.EmailAddress;

/** Asks for the address. The answer is the same for each address. */
final class RecoveryStart extends RecoveryStep {

    @Override
    boolean isDone(Recovery recovery) {
        return recovery.cameByLink() || recovery.cameByEndedLink();
    }

    @Override
    void ask(Recovery recovery) {
        recovery.context().challenge(page(recovery, null));
    }

    @Override
    void answer(Recovery recovery) {
        EmailAddress address = EmailAddress.of(recovery.form().getFirst(AuthenticationManager.FORM_USERNAME));
        if (address.isEmpty() || !address.isPlausible()) {
            recovery.context()
                    .challenge(page(recovery, address.isEmpty() ? Messages.MISSING_EMAIL : Messages.INVALID_EMAIL));
            return;
        }
        Recovery.setAddress(recovery.authSession(), address.text());
        recovery.mails().news();
        recovery.context().success();
    }

    private static Response page(Recovery recovery, @Nullable String error) {
        LoginFormsProvider form = recovery.context().form();
        if (error != null) {
            form.addError(new FormMessage(Validation.FIELD_USERNAME, error));
            form.setAttribute("typedAddress", recovery.form().getFirst(AuthenticationManager.FORM_USERNAME));
        }
        return form.createPasswordReset();
    }
}
