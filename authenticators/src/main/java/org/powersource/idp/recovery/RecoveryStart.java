package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.activation.Activation;

/** Asks for the address, and tells nothing. */
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
        MultivaluedMap<String, String> form = recovery.form();
        boolean again = form.containsKey("send-again");
        if (again || form.containsKey("resend-activation")) {
            inactiveOwner(recovery).ifPresentOrElse(owner -> resend(recovery, owner, again), () -> ask(recovery));
            return;
        }
        EmailAddress typed = EmailAddress.of(form.getFirst(AuthenticationManager.FORM_USERNAME));
        String address = typed.text();
        if (!typed.isPlausible()) {
            recovery.context()
                    .challenge(page(recovery, typed.isEmpty() ? Messages.MISSING_EMAIL : Messages.INVALID_EMAIL));
            return;
        }
        Recovery.setAddress(recovery.authSession(), address);
        Optional<UserModel> inactive = inactiveOwner(recovery);
        if (inactive.isPresent()) {
            recovery.context()
                    .challenge(new Activation(recovery.session())
                            .page(recovery.context().form(), inactive.get()));
        } else {
            recovery.mails().news();
            recovery.context().success();
        }
    }

    /** Whose account waits for its activation; for nobody to know unless the realm says that it may be shown. */
    private static Optional<UserModel> inactiveOwner(Recovery recovery) {
        if (recovery.settings().disclosure() == Disclosure.NEUTRAL
                || !RecoveryNote.ADDRESS.isSet(recovery.authSession())) {
            return Optional.empty();
        }
        return recovery.owner()
                .filter(user -> RecoveryAccount.of(recovery.session(), user, recovery.address())
                                .state()
                        == RecoveryCase.NOT_ACTIVE);
    }

    private static void resend(Recovery recovery, UserModel owner, boolean again) {
        recovery.mails().activation();
        recovery.context()
                .challenge(new Activation(recovery.session())
                        .sentPage(
                                recovery.context().form(), SignInEmail.of(owner).spelling(), again));
    }

    private static Response page(Recovery recovery, @Nullable String error) {
        LoginFormsProvider form = recovery.context().form();
        return error == null
                ? form.createPasswordReset()
                : form.addError(new FormMessage(Validation.FIELD_USERNAME, error))
                        .createPasswordReset();
    }
}
