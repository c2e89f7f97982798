package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.ContactAtWork;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** What a technical contact makes and changes of the accounts of the own district, and what of it counts. */
@OnTheSuite
class DistrictAccountsIT {
    private static final String TEMPORARY = "Temporary-Password-2026";
    private final ContactAtWork work;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final AdminApi api;

    DistrictAccountsIT(Suite suite) {
        this.work = ContactAtWork.in(suite);
        this.realm = work.realm();
        this.district = work.district();
        this.contact = work.contact();
        this.api = work.api();
    }

    @Test
    void newAccountJoinsTheDistrictOfItsCreator() {
        String address = NewAccount.address("Nora.Teacher");

        Reply reply = api.post(
                "/users",
                Map.of(
                        "email",
                        address,
                        "firstName",
                        "Nora",
                        "lastName",
                        "Teacher",
                        "attributes",
                        Map.of("siteAccess", List.of(Site.POWERSOURCE), "locale", List.of("fr"))));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        UserRepresentation made = work.user(reply.created()).toRepresentation();
        assertThat(work.user(reply.created()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(district.path());
        assertThat(made.getFirstName()).isEqualTo("Nora");
        assertThat(made.isEnabled()).isTrue();
        assertThat(made.getAttributes())
                .containsEntry("siteAccess", List.of(Site.POWERSOURCE))
                .containsEntry("signInEmail", List.of(address))
                .containsEntry("locale", List.of("fr"));
        assertThat(api.addresses("")).contains(address.toLowerCase(Locale.ROOT));
    }

    @Test
    void whoLooksAfterSeveralDistrictsChooses() {
        District other = realm.newDistrict("Shelbyville");
        contact.admin().joinGroup(other.id());

        Reply unsure = api.post("/users", Map.of("email", NewAccount.address("a")));
        assertThat(unsure.status()).isEqualTo(400);
        assertThat(unsure.error()).contains("Join groups");

        Reply sure = api.post("/users", Map.of("email", NewAccount.address("a"), "groups", List.of(other.path())));
        assertThat(sure.status()).isEqualTo(201);
        assertThat(work.user(sure.created()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(other.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/districts", "/guests", "/nowhere", ""})
    void nobodyIsPutElsewhere(String path) {
        Reply reply = api.post(
                "/users",
                Map.of(
                        "email",
                        NewAccount.address("a"),
                        "groups",
                        List.of(path, realm.newDistrict("Other").path())));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).contains("Not a district of yours");
    }

    @Test
    void recordIsChangedInNameAddressLanguageAndSites() {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        String address = NewAccount.address("Jane.Married");

        Reply reply = api.put("/users/" + member.id(), """
                {"email": "%s", "firstName": "Jane", "lastName": "Married", "emailVerified": true,
                 "attributes": {"siteAccess": ["%s"], "locale": ["es"]}}
                """.formatted(address, Site.GRADEBOOK));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        UserRepresentation saved = member.admin().toRepresentation();
        assertThat(saved.getLastName()).isEqualTo("Married");
        assertThat(saved.getAttributes())
                .containsEntry("siteAccess", List.of(Site.GRADEBOOK))
                .containsEntry("signInEmail", List.of(address))
                .containsEntry("locale", List.of("es"));
        assertThat(saved.isEnabled()).isTrue();
        // The address is another one: nobody has proved that it is the owner's.
        assertThat(saved.isEmailVerified()).isFalse();
    }

    @Test
    void savingWithoutAChangeChangesNothing() {
        Account member = district.newMember()
                .email(NewAccount.address("Jane.Doe"))
                .ticked(Site.POWERSOURCE)
                .create();
        UserRepresentation before = member.admin().toRepresentation();

        JsonNode shown =
                api.get("/users/" + member.id() + "?userProfileMetadata=true").json();
        assertThat(api.put("/users/" + member.id(), shown).status()).isEqualTo(204);

        UserRepresentation after = member.admin().toRepresentation();
        assertThat(after.getAttributes()).isEqualTo(before.getAttributes());
        assertThat(after.isEmailVerified()).isTrue();
        assertThat(member.signInEmail()).isEqualTo(member.email());
    }

    @Test
    void untickedSiteEndsWithTheNextRefresh() {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        Site site = realm.newSite().create();
        member.tickSites(site.clientId());
        TokenAnswer tokens = site.passwordGrant(member.email(), member.password());
        assertThat(site.refresh(tokens).status()).isEqualTo(200);

        assertThat(tick(member)).isEqualTo(204);

        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
    }

    @Test
    void onlySitesOfTheDistrictMayBeTicked() {
        district.sites(Site.GRADEBOOK);
        Account member = district.newMember().create();

        assertThat(tick(member, Site.GRADEBOOK)).isEqualTo(204);
        assertThat(tick(member, Site.GRADEBOOK, Site.POWERSOURCE)).isEqualTo(400);
        Reply made = api.post(
                "/users",
                Map.of(
                        "email",
                        NewAccount.address("a"),
                        "attributes",
                        Map.of("siteAccess", List.of(Site.POWERSOURCE))));
        assertThat(made.status()).isEqualTo(400);
        assertThat(made.error()).contains(Site.GRADEBOOK);

        // What an administrator ticked stays: the contact doesn't see it.
        member.tickSites(Site.POWERSOURCE, Site.GRADEBOOK);
        assertThat(shownTicks(api, member)).containsExactly(Site.GRADEBOOK);
        assertThat(tick(member, Site.GRADEBOOK)).isEqualTo(204);
        assertThat(ticks(member)).containsExactlyInAnyOrder(Site.GRADEBOOK, Site.POWERSOURCE);
        assertThat(tick(member)).isEqualTo(204);
        assertThat(ticks(member)).containsExactly(Site.POWERSOURCE);
        assertThat(tick(member, Site.POWERSOURCE)).isEqualTo(204);
        assertThat(ticks(member)).containsExactly(Site.POWERSOURCE);
    }

    /** Ways to save a record that say something about its own district's site, or nothing at all. */
    private enum Saved {
        AS_SHOWN("{\"siteAccess\": [\"gradebook-sample\"]}", true, true),
        TICKED_BY_A_SCRIPT("{\"siteAccess\": [\"gradebook-sample\", \"powersource\"]}", true, true),
        UNTICKED("{\"siteAccess\": []}", false, true),
        WITHOUT_THE_ATTRIBUTE("{\"locale\": [\"en\"]}", false, true),
        WITHOUT_ATTRIBUTES(null, true, true),
        BY_AN_ADMINISTRATOR("{\"siteAccess\": []}", false, false);

        private final @Nullable String attributes;
        private final boolean ownStays;
        private final boolean otherStays;

        Saved(@Nullable String attributes, boolean ownStays, boolean otherStays) {
            this.attributes = attributes;
            this.ownStays = ownStays;
            this.otherStays = otherStays;
        }

        private String body(Account account) {
            return "{\"email\": \"" + account.email() + "\""
                    + (attributes == null ? "" : ", \"attributes\": " + attributes) + "}";
        }
    }

    /** A teacher of two districts: each contact sets the own district's sites, whatever is sent. */
    @ParameterizedTest
    @EnumSource(Saved.class)
    void sitesOfAnotherDistrictStay(Saved saved, Suite suite) {
        district.sites(Site.GRADEBOOK);
        District other = realm.newDistrict("Shelbyville").sites(Site.POWERSOURCE);
        Account teacher = district.newMember()
                .group(other.path())
                .ticked(Site.GRADEBOOK)
                .ticked(Site.POWERSOURCE)
                .create();
        AdminApi sender = saved == Saved.BY_AN_ADMINISTRATOR
                ? AdminApi.with(realm, suite.admin().tokenManager().getAccessTokenString())
                : api;

        Reply reply = sender.put("/users/" + teacher.id(), saved.body(teacher));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        assertThat(ticks(teacher).contains(Site.GRADEBOOK)).isEqualTo(saved.ownStays);
        assertThat(ticks(teacher).contains(Site.POWERSOURCE)).isEqualTo(saved.otherStays);
    }

    @Test
    void contactOfBothDistrictsSetsTheSitesOfBoth() {
        district.sites(Site.GRADEBOOK);
        District other = realm.newDistrict("Shelbyville").sites(Site.POWERSOURCE);
        Account teacher = district.newMember()
                .group(other.path())
                .ticked(Site.GRADEBOOK)
                .ticked(Site.POWERSOURCE)
                .create();
        AdminApi theirs = AdminApi.as(other.technicalContact());
        assertThat(shownTicks(api, teacher)).containsExactly(Site.GRADEBOOK);
        assertThat(shownTicks(theirs, teacher)).containsExactly(Site.POWERSOURCE);

        contact.admin().joinGroup(other.id());

        assertThat(shownTicks(api, teacher)).containsExactlyInAnyOrder(Site.GRADEBOOK, Site.POWERSOURCE);
        assertThat(tick(teacher)).isEqualTo(204);
        assertThat(ticks(teacher)).isEmpty();
    }

    private static List<String> shownTicks(AdminApi api, Account member) {
        List<String> shown = new ArrayList<>();
        api.get("/users/" + member.id()).json().at("/attributes/siteAccess").forEach(site -> shown.add(site.asText()));
        return shown;
    }

    /** As they are stored. */
    private static List<String> ticks(Account member) {
        Map<String, List<String>> attributes = member.admin().toRepresentation().getAttributes();
        return attributes == null ? List.of() : attributes.getOrDefault("siteAccess", List.of());
    }

    private int tick(Account member, String... sites) {
        return api.put(
                        "/users/" + member.id(),
                        Map.of("email", member.email(), "attributes", Map.of("siteAccess", List.of(sites))))
                .status();
    }

    @Test
    void everythingThatAContactDoesIsAnEventWithoutSecrets() {
        Account member = district.newMember().create();
        api.put("/users/" + member.id(), Map.of("firstName", "Janet"));
        api.put("/users/" + member.id() + "/reset-password", Map.of("type", "password", "value", TEMPORARY));
        api.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        String made =
                api.post("/users", Map.of("email", NewAccount.address("a"))).created();

        List<AdminEventRepresentation> events =
                realm.admin().getAdminEvents(null, null, null, contact.id(), null, null, null, null, 0, 100);

        assertThat(events)
                .extracting(AdminEventRepresentation::getResourcePath)
                .contains(
                        "users/" + member.id(),
                        "users/" + member.id() + "/reset-password",
                        "users/" + member.id() + "/execute-actions-email",
                        "users/" + made);
        assertThat(events)
                .extracting(AdminEventRepresentation::getRepresentation)
                .anySatisfy(body -> assertThat(body).contains("Janet"))
                .noneSatisfy(body -> assertThat(body).contains(TEMPORARY));
    }
}
