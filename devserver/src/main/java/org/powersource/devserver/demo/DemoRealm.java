package org.powersource.devserver.demo;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * The suite's realm on a running server, filled through the admin API. Existing data stay; only accounts of an older demo get their reminder
 * question.
 */
public final class DemoRealm implements AutoCloseable {

    private static final String REALM = "powersource";
    private static final String ACTIVATE = "powersource-activate-account";

    private final Keycloak keycloak;
    private final RealmResource realm;

    public DemoRealm(KeycloakServer server) {
        keycloak =
                Keycloak.getInstance(server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli");
        realm = keycloak.realm(REALM);
    }

    public void add(DemoData data) {
        DemoGroups groups = new DemoGroups(realm.groups());
        data.groups().forEach(groups::require);
        data.domains().forEach(groups::domain);
        data.users()
                .forEach(user -> find(user)
                        .ifPresentOrElse(
                                account -> complete(user, account, data.reminder()), () -> create(user, data)));
    }

    /** Sets secrets and addresses: the export has no secrets, and the realm has the addresses of the demo's first start. */
    public void connect(DemoData data, String portalUrl, MailServer mail) {
        DemoClients clients = new DemoClients(realm.clients(), portalUrl);
        data.clientSecrets().forEach(clients::connect);
        RealmRepresentation change = new RealmRepresentation();
        Map<String, String> smtp = realm.toRepresentation().getSmtpServer();
        smtp.put("host", mail.host());
        smtp.put("port", Integer.toString(mail.port()));
        change.setSmtpServer(smtp);
        realm.update(change);
    }

    private Optional<UserRepresentation> find(DemoUser user) {
        return realm.users().searchByUsername(user.username(), true).stream().findFirst();
    }

    private void complete(DemoUser user, UserRepresentation found, DemoReminder reminder) {
        UserResource account = realm.users().get(found.getId());
        if (found.getRequiredActions().contains(ACTIVATE)) {
            inviteAgain(account);
        } else if (user.active()
                && account.credentials().stream()
                        .map(CredentialRepresentation::getType)
                        .noneMatch(DemoReminder.TYPE::equals)) {
            UserRepresentation change = account.toRepresentation();
            change.setCredentials(List.of(reminder.credential()));
            account.update(change);
        }
    }

    /** Sends the invitation again, because the mail page loses its mails when the demo ends. */
    private static void inviteAgain(UserResource account) {
        try {
            account.executeActionsEmail(List.of(ACTIVATE));
        } catch (ClientErrorException e) {
            // A mail went out a minute ago, or the data are of a demo without activation. There is a
            // button for another mail.
        }
    }

    private void create(DemoUser user, DemoData data) {
        UserRepresentation account = new UserRepresentation();
        account.setUsername(user.email());
        account.setEmail(user.email());
        account.setFirstName(user.firstName());
        account.setLastName(user.lastName());
        account.setEnabled(true);
        account.setEmailVerified(user.active());
        account.setGroups(user.groups());
        account.setAttributes(Map.of("signInEmail", List.of(user.email()), "siteAccess", user.siteAccess()));
        if (user.active()) {
            account.setCredentials(
                    List.of(credential(data.password()), data.reminder().credential()));
        } else {
            account.setRequiredActions(List.of(ACTIVATE));
        }
        try (Response response = realm.users().create(account)) {
            realm.users()
                    .get(CreatedResponseUtil.getCreatedId(response))
                    .roles()
                    .realmLevel()
                    .add(roles(user));
        }
    }

    private List<RoleRepresentation> roles(DemoUser user) {
        return user.realmRoles().stream()
                .map(name -> realm.roles().get(name).toRepresentation())
                .toList();
    }

    private static CredentialRepresentation credential(String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(false);
        return credential;
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
