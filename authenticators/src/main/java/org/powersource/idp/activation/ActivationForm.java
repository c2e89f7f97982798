package org.powersource.idp.activation;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.reminder.ReminderForm;
import org.powersource.idp.site.Sites;

/** The form of the activation page: a new password, and the reminder question with its answer. */
final class ActivationForm {

    private static final String PASSWORD = "password-new";
    private static final String CONFIRMATION = "password-confirm";

    /** Longest password, in characters. Password hashes (RFC 9106) accept any length; nobody types more. */
    private static final int LONGEST = 1000;

    private final RequiredActionContext context;
    private final ReminderForm reminder;
    private final String password;
    private final String confirmation;

    private ActivationForm(RequiredActionContext context, ReminderForm reminder, String password, String confirmation) {
        this.context = context;
        this.reminder = reminder;
        this.password = password;
        this.confirmation = confirmation;
    }

    /** The empty form. */
    static ActivationForm of(RequiredActionContext context) {
        return new ActivationForm(context, ReminderForm.of(context.getSession(), context.getUser()), "", "");
    }

    /** The form as it was sent. */
    ActivationForm typed(MultivaluedMap<String, String> form) {
        return new ActivationForm(
                context, reminder.typed(form), text(form.getFirst(PASSWORD)), text(form.getFirst(CONFIRMATION)));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    /** Broken rules, at most one message for each field; empty if there are none. */
    List<FormMessage> errors() {
        List<FormMessage> errors = new ArrayList<>();
        passwordError().ifPresent(errors::add);
        errors.addAll(reminder.errors());
        return errors;
    }

    private Optional<FormMessage> passwordError() {
        if (password.isBlank()) {
            return Optional.of(new FormMessage(PASSWORD, Messages.MISSING_PASSWORD));
        }
        if (password.length() > LONGEST) {
            return Optional.of(new FormMessage(PASSWORD, "invalidPasswordMaxLengthMessage", LONGEST));
        }
        PolicyError broken =
                session().getProvider(PasswordPolicyManagerProvider.class).validate(realm(), user(), password);
        if (broken != null) {
            return Optional.of(new FormMessage(PASSWORD, broken.getMessage(), broken.getParameters()));
        }
        return password.equals(confirmation)
                ? Optional.empty()
                : Optional.of(new FormMessage(CONFIRMATION, Messages.NOTMATCH_PASSWORD));
    }

    /** Saves the form. Call it only if {@link #errors} is empty. */
    void save() {
        user().credentialManager().updateCredential(UserCredentialModel.password(password, false));
        reminder.save();
    }

    /** Values for the template. */
    Map<String, Object> attributes() {
        String site = new ActivationSite(session(), realm())
                .of(user(), context.getAuthenticationSession().getClient().getClientId())
                .map(Sites::nameOf)
                .orElse("");
        Map<String, Object> attributes = new HashMap<>(reminder.attributes());
        attributes.put("activate", new ActivateBean(SignInEmail.of(user()).spelling(), site));
        return attributes;
    }

    private KeycloakSession session() {
        return context.getSession();
    }

    private RealmModel realm() {
        return context.getRealm();
    }

    private UserModel user() {
        return context.getUser();
    }
}
