package org.powersource.idp.district;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.powersource.idp.kit.SuiteAdminEvent;
import org.powersource.idp.limit.HelpLimits;
import org.powersource.idp.recovery.PasswordReset;

/**
 * The console's <i>Credential reset</i>, sent by a contact. The suite's own mail goes out, with the rules of mails that the owner requests:
 * only the newest works, for as long as the realm says. Keycloak's own mail would work beside them, for as long as the request says.
 */
final class ContactMail {

    private static final String ACTIVATE = AllowedField.ACTIVATE.path();

    private static final HelpLimits LIMITS = new HelpLimits("credential reset");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    ContactMail(KeycloakSession session, UserModel user) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.user = user;
    }

    /** Whether the activation mail goes out instead: an inactive account needs no other mail. */
    boolean isActivation(Set<String> actions) {
        return user.getRequiredActionsStream().anyMatch(ACTIVATE::equals)
                || !actions.contains(AllowedField.UPDATE_PASSWORD.path());
    }

    /** Counts a mail for the account and for the contact. */
    void count(Contact contact) {
        if (!LIMITS.take(session, realm, user.getId(), contact.id())) {
            throw Refusal.tooMany(
                    "Too many mails: one a minute and five an hour go to one account, thirty an hour come from one"
                            + " contact. Try again later");
        }
    }

    void requireReachable() {
        if (user.getEmail() == null) {
            throw Refusal.badRequest("The account has no e-mail address: enter it first");
        }
        if (!user.isEnabled()) {
            throw Refusal.badRequest("The account is disabled: enable it first");
        }
    }

    /** Orders the link to a new password. */
    void orderReset(Sender sender) {
        new PasswordReset(session).orderByContact(user);
        SuiteAdminEvent.CREDENTIAL_RESET.report(
                new AdminEventBuilder(
                        realm, sender.auth(), session, session.getContext().getConnection()),
                List.of(AllowedField.UPDATE_PASSWORD.path()),
                user.getId());
    }

    /** Actions that the console offers for a mail. It also offers them for a record, where saving them is refused. */
    static List<RequiredActionProviderRepresentation> actions(RealmModel realm) {
        Set<String> allowed = AllowedField.fields(AllowedField.Body.ACTIONS);
        return realm.getRequiredActionProvidersStream()
                .filter(action -> allowed.contains(action.getProviderId()))
                .map(ContactMail::withoutSettings)
                .toList();
    }

    private static RequiredActionProviderRepresentation withoutSettings(RequiredActionProviderModel action) {
        RequiredActionProviderRepresentation shown = new RequiredActionProviderRepresentation();
        shown.setAlias(action.getAlias());
        shown.setProviderId(action.getProviderId());
        shown.setName(action.getName());
        shown.setEnabled(action.isEnabled());
        shown.setPriority(action.getPriority());
        return shown;
    }
}
