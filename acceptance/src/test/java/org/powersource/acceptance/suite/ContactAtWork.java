package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A technical contact who calls the admin API, at first the only account of the district.
 *
 * @param recovery of the district's realm
 */
public record ContactAtWork(PasswordRecovery recovery, Realm realm, District district, Account contact, AdminApi api) {

    public static ContactAtWork in(Suite suite) {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        District district = recovery.realm().newDistrict("Springfield");
        Account contact = district.technicalContact();
        return new ContactAtWork(recovery, recovery.realm(), district, contact, AdminApi.as(contact));
    }

    /** An account as the console saves it. */
    public ObjectNode record(Account member) {
        return (ObjectNode) api.get("/users/" + member.id()).json();
    }

    /** The account in an administrator's view. */
    public UserResource user(String id) {
        return realm.admin().users().get(id);
    }

    public static void assertUnchanged(Account member, UserRepresentation before) {
        UserRepresentation after = member.admin().toRepresentation();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("attributes")
                .isEqualTo(before);
        assertThat(List.of("siteAccess", "signInEmail"))
                .allSatisfy(name -> assertThat(after.getAttributes().get(name))
                        .isEqualTo(before.getAttributes().get(name)));
    }
}
