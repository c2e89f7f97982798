package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** The record of an account: sites as they are at this moment, and computed fields. */
@OnTheSuite
class AccountRecordIT {

    private final Suite suite;
    private final Realm realm;
    private final District district;
    private final AdminApi api;

    AccountRecordIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.district = realm.newDistrict("Springfield");
        this.api = AdminApi.as(district.technicalContact());
    }

    @Test
    void sitesOnTheRecordAreThoseOfTheMoment() {
        Account member = district.newMember().create();
        Site site = realm.newSite().create();
        assertThat(offered(member)).contains(site.clientId(), Site.POWERSOURCE);
        assertThat(label(member, site)).startsWith("Reading room");

        ClientRepresentation renamed = site.admin().toRepresentation();
        renamed.setName("Library " + site.clientId());
        site.admin().update(renamed);
        assertThat(label(member, site)).isEqualTo("Library " + site.clientId());

        site.admin().roles().deleteRole(Site.ROLE);
        assertThat(offered(member)).doesNotContain(site.clientId());
    }

    @Test
    void newAccountIsOfferedThemToo() {
        Site site = realm.newSite().create();

        assertThat(options(api.get("/users/profile/metadata").json())).contains(site.clientId());
    }

    @Test
    void removedSiteNeverKeepsTheRecordFromBeingSaved() {
        Site site = realm.newSite().create();
        Account member = district.newMember().create();
        member.tickSites(site.clientId(), Site.POWERSOURCE);
        JsonNode openBefore = api.get("/users/" + member.id()).json();

        site.admin().remove();

        assertThat(api.put("/users/" + member.id(), openBefore).status()).isEqualTo(204);
        assertThat(api.get("/users/" + member.id()).json().at("/attributes/siteAccess"))
                .extracting(JsonNode::asText)
                .containsExactly(Site.POWERSOURCE);
        UserRepresentation record = member.admin().toRepresentation();
        record.setFirstName("Janet");
        member.admin().update(record);
        assertThat(member.admin().toRepresentation().getFirstName()).isEqualTo("Janet");
    }

    @Test
    void unknownSiteIsAnError() {
        Account member = district.newMember().create();

        assertThat(api.put("/users/" + member.id(), Map.of("attributes", Map.of("siteAccess", List.of("nowhere"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void statusSaysWhatCountsMost() {
        assertThat(status(district.newMember().create())).isEqualTo("no site access");
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        assertThat(status(member)).isEqualTo("active");
        UserRepresentation record = member.admin().toRepresentation();
        record.setEnabled(false);
        member.admin().update(record);
        assertThat(status(member)).isEqualTo("disabled");
        Account byRole = district.newMember().role(realm.site(Site.GRADEBOOK)).create();
        assertThat(status(byRole)).isEqualTo("active");
        Account waiting =
                district.newMember().inactive().ticked(Site.POWERSOURCE).create();
        assertThat(status(waiting)).isEqualTo("not active");
        UserRepresentation activated = waiting.admin().toRepresentation();
        activated.setRequiredActions(List.of());
        waiting.admin().update(activated);
        assertThat(status(waiting)).isEqualTo("active");
    }

    @Test
    void wrongPasswordsHoldAnAccount() {
        Realm impatient = Variants.impatient(suite);
        District theirs = impatient.newDistrict("Springfield");
        Account member = theirs.newMember().ticked(Site.POWERSOURCE).create();
        AdminApi contact = AdminApi.as(theirs.technicalContact());

        Variants.lock(member);

        assertThat(field(contact, member, "accountStatus")).isEqualTo("locked");
    }

    @Test
    void accessByGroupOrRoleStandsBesideTheTicks() {
        Site site = realm.newSite().create();
        Account member = district.newMember().create();
        assertThat(field(api, member, "sitesByGroup")).isEmpty();

        district.admin().roles().clientLevel(site.id()).add(List.of(site.role()));
        assertThat(field(api, member, "sitesByGroup")).isEqualTo("Reading room by group " + district.name());

        Account other = district.newMember().role(realm.site(Site.GRADEBOOK)).create();
        assertThat(field(api, other, "sitesByGroup"))
                .contains("Gradebook sample by role")
                .contains("Reading room by group " + district.name());
    }

    @Test
    void lastMailSaysWhatBecameOfIt() {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        assertThat(field(api, member, "lastMail")).isEmpty();

        api.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));

        Eventually.until(
                "accepted",
                PasswordRecovery.SOON,
                () -> field(api, member, "lastMail")
                        .matches("reset-link: accepted \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"));
        assertThat(api.get("/powersource/mails?user=" + member.id()).texts("kind"))
                .containsExactly("reset-link");
    }

    @Test
    void computedFieldsCannotBeWritten() {
        Account member = district.newMember().create();
        JsonNode record = api.get("/users/" + member.id()).json();
        ((ObjectNode) record.path("attributes")).put("accountStatus", "active");

        assertThat(api.put("/users/" + member.id(), record).status()).isEqualTo(204);

        UserRepresentation byAdministrator = member.admin().toRepresentation();
        member.admin().update(byAdministrator);
        assertThat(status(member)).isEqualTo("no site access");
    }

    private String status(Account member) {
        return field(api, member, "accountStatus");
    }

    private static String field(AdminApi api, Account member, String name) {
        return api.get("/users/" + member.id())
                .json()
                .at("/attributes/" + name + "/0")
                .asText();
    }

    private List<String> offered(Account member) {
        return options(record(member));
    }

    private JsonNode record(Account member) {
        return api.get("/users/" + member.id() + "?userProfileMetadata=true")
                .json()
                .path("userProfileMetadata");
    }

    private String label(Account member, Site site) {
        return siteAccess(record(member))
                .at("/annotations/inputOptionLabels/" + site.clientId())
                .asText();
    }

    private static List<String> options(JsonNode metadata) {
        List<String> options = new ArrayList<>();
        siteAccess(metadata).at("/validators/options/options").forEach(option -> options.add(option.asText()));
        return options;
    }

    private static JsonNode siteAccess(JsonNode metadata) {
        for (JsonNode attribute : metadata.path("attributes")) {
            if (attribute.path("name").asText().equals("siteAccess")) {
                return attribute;
            }
        }
        throw new AssertionError("No siteAccess in " + metadata);
    }
}
