package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.devserver.demo.DemoData;
import org.powersource.devserver.demo.DemoReminder;

/** An active account, as a contact would create it; {@link #create} does it through the admin API. */
public final class NewAccount {

    public static final String PASSWORD = "Demo-Password-2026";
    public static final String ANSWER = "Rex";

    private static final DemoReminder REMINDER = DemoData.load().reminder();

    private final Realm realm;
    private final Map<String, List<String>> attributes = new HashMap<>();
    private final List<String> requiredActions = new ArrayList<>();
    private final List<String> sites = new ArrayList<>();
    private final List<Site> roles = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> realmRoles = new ArrayList<>();
    private String firstName = "Pat";
    private String lastName = "Lee";
    private String email = address("Pat.Lee");
    private String password = PASSWORD;
    private boolean reminderQuestion = true;
    private boolean active = true;
    private boolean enabled = true;

    NewAccount(Realm realm) {
        this.realm = realm;
    }

    /** An address that nobody has, with capitals before and after the @. */
    public static String address(String start) {
        return start + "." + UUID.randomUUID().toString().substring(0, 8) + "@Springfield.example";
    }

    public NewAccount email(String spelling) {
        email = spelling;
        return this;
    }

    public NewAccount named(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    public NewAccount password(String value) {
        password = value;
        return this;
    }

    /** May use the site; by a tick on the record where the realm's user profile offers the site, else by role. */
    public NewAccount site(Site site) {
        return List.of(Site.POWERSOURCE, Site.GRADEBOOK).contains(site.clientId())
                ? ticked(site.clientId())
                : role(site);
    }

    public NewAccount ticked(String clientId) {
        sites.add(clientId);
        return this;
    }

    /** Has the site's role. */
    public NewAccount role(Site site) {
        roles.add(site);
        return this;
    }

    public NewAccount attribute(String name, String value) {
        attributes.put(name, List.of(value));
        return this;
    }

    /** A member of the group of that path. */
    public NewAccount group(String path) {
        groups.add(path);
        return this;
    }

    public NewAccount realmRole(String name) {
        realmRoles.add(name);
        return this;
    }

    public NewAccount requiredAction(String id) {
        requiredActions.add(id);
        return this;
    }

    /** Otherwise it has one, with the answer that the demo's accounts have. */
    public NewAccount withoutReminderQuestion() {
        reminderQuestion = false;
        return this;
    }

    /** As contacts make them: no password, and nobody has vouched for the address. Its owner activates it. */
    public NewAccount inactive() {
        active = false;
        return this;
    }

    public NewAccount disabled() {
        enabled = false;
        return this;
    }

    public UserRepresentation representation() {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(email);
        user.setEmail(email);
        user.setEmailVerified(active);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEnabled(enabled);
        user.setRequiredActions(requiredActions);
        if (active) {
            user.setCredentials(
                    reminderQuestion
                            ? List.of(credential(password), REMINDER.credential())
                            : List.of(credential(password)));
        }
        Map<String, List<String>> all = new HashMap<>(attributes);
        if (!sites.isEmpty()) {
            all.put("siteAccess", sites);
        }
        user.setAttributes(all);
        user.setGroups(groups);
        return user;
    }

    private static CredentialRepresentation credential(String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(false);
        return credential;
    }

    public Account create() {
        try (Response response = realm.admin().users().create(representation())) {
            Account account = new Account(realm, CreatedResponseUtil.getCreatedId(response), email, password);
            roles.forEach(site -> site.grantRole(account));
            realmRoles.forEach(name -> account.admin()
                    .roles()
                    .realmLevel()
                    .add(List.of(realm.admin().roles().get(name).toRepresentation())));
            return account;
        }
    }
}
