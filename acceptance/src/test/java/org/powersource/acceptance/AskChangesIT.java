package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** A change between a question and its decision: the page of the decision says so, and grants nothing. */
@OnTheSuite
class AskChangesIT {

    private static final String MEANWHILE = "something changed meanwhile";

    private final PasswordRecovery recovery;
    private final Site site;
    private final District district;
    private final Account contact;
    private final Account owner;

    AskChangesIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.site = recovery.realm().newSite().create();
        this.district = recovery.realm().newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.owner = district.newMember().create();
    }

    /** What can't be granted afterwards. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Change {
        SITE_DISABLED("site-disabled", "the site is disabled", here -> here.client(one -> one.setEnabled(false))),
        ROLE_OF_THE_SITE_REMOVED(
                "site-gone", "exist any more", here -> here.site.admin().roles().deleteRole(Site.ROLE)),
        SITE_LEFT_THE_DISTRICT("site-not-in-district", "have this site", here -> here.district.sites(Site.GRADEBOOK)),
        ACCOUNT_DISABLED("account-disabled", "the account is disabled", AskChangesIT::disableOwner);

        private final String obstacle;
        private final String sentence;
        private final Consumer<AskChangesIT> happens;

        Change(String obstacle, String sentence, Consumer<AskChangesIT> happens) {
            this.obstacle = obstacle;
            this.sentence = sentence;
            this.happens = happens;
        }
    }

    private void client(Consumer<ClientRepresentation> change) {
        ClientRepresentation client = site.admin().toRepresentation();
        change.accept(client);
        site.admin().update(client);
    }

    private void disableOwner() {
        UserRepresentation record = owner.admin().toRepresentation();
        record.setEnabled(false);
        owner.admin().update(record);
    }

    /** The contact's page of requests with the owner's question. */
    private DistrictPage asked(Windows windows) {
        recovery.browser("owner").open(site).signIn(owner).press("ask-for-access");
        DistrictPage page = DistrictPage.signIn(windows.open(), contact).go("requests");
        page.request(owner.email()).waitFor();
        return page;
    }

    private List<String> ticks() {
        return owner.admin().toRepresentation().getAttributes().getOrDefault("siteAccess", List.of());
    }

    @ParameterizedTest
    @EnumSource
    void pageSaysWhatChangedAndGrantsNothing(Change change, Windows windows) {
        DistrictPage page = asked(windows);
        change.happens.accept(this);

        assertThat(page.decide(owner.email(), "grant", "")).contains(MEANWHILE);

        assertThat(page.request(owner.email()).innerText()).contains(change.sentence);
        assertThat(page.request(owner.email()).locator("[data-do=grant]").isVisible())
                .isFalse();
        AdminApi api = AdminApi.as(contact);
        JsonNode request = api.get("/powersource/requests").json().path(0);
        String decision = "/powersource/requests/" + request.path("id").asText() + "/decision";
        assertThat(request.path("obstacle").asText()).isEqualTo(change.obstacle);
        assertThat(api.post(decision, Map.of("grant", true)).status()).isEqualTo(409);
        assertThat(ticks()).isEmpty();
        assertThat(api.post(decision, Map.of("grant", false, "reason", "Not now"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void removedSiteTakesItsRequestsAlong(Windows windows) {
        DistrictPage page = asked(windows);
        site.admin().remove();

        assertThat(page.decide(owner.email(), "grant", "")).contains(MEANWHILE);

        assertThat(page.request(owner.email()).count()).isZero();
        assertThat(ticks()).isEmpty();
    }

    @Test
    void renamedSiteIsGivenUnderItsNewName(Windows windows) {
        DistrictPage page = asked(windows);
        String renamed = site.clientId() + "-renamed";
        client(one -> one.setClientId(renamed));

        assertThat(page.decide(owner.email(), "grant", "")).contains("Done");

        assertThat(ticks()).containsExactly(renamed);
    }

    @Test
    void siteTickedOnTheRecordAnswersTheRequest() {
        recovery.browser("owner").open(site).signIn(owner).press("ask-for-access");
        AdminApi api = AdminApi.as(contact);
        Map<String, Object> record =
                Map.of("email", owner.email(), "attributes", Map.of("siteAccess", List.of(site.clientId())));

        assertThat(api.put("/users/" + owner.id(), record).status()).isEqualTo(204);

        assertThat(api.get("/powersource/requests").json()).isEmpty();
        JsonNode decided = api.get("/powersource/requests?state=decided").json().path(0);
        assertThat(decided.path("state").asText()).isEqualTo("granted");
        assertThat(decided.path("byYou").asBoolean()).isTrue();
        recovery.await(owner, "Your request was granted", 1);
        assertThat(api.put("/users/" + owner.id(), record).status()).isEqualTo(204);
        assertThat(recovery.realm().events("CUSTOM_REQUIRED_ACTION", owner).stream()
                        .map(event -> event.getDetails().get("request")))
                .containsExactlyInAnyOrder("asked", "granted");
    }

    @Test
    void siteGivenByARoleAnswersTheRequest() {
        recovery.browser("owner").open(site).signIn(owner).press("ask-for-access");
        ClientResource client = site.admin();

        owner.admin()
                .roles()
                .clientLevel(client.toRepresentation().getId())
                .add(List.of(client.roles().get(Site.ROLE).toRepresentation()));

        assertThat(AdminApi.as(contact).get("/powersource/requests").json()).isEmpty();
        recovery.await(owner, "Your request was granted", 1);
    }

    /** Each writes all ticks of the record. */
    @RepeatedTest(5)
    void ofSitesGrantedAtOnceNoneIsLost() {
        List<Site> sites = Stream.generate(() -> recovery.realm().newSite().create())
                .limit(4)
                .toList();
        sites.forEach(one -> recovery.browser("owner").open(one).signIn(owner).press("ask-for-access"));
        AdminApi api = AdminApi.as(contact);

        List<Integer> answers = api.get("/powersource/requests").json().findValuesAsText("id").parallelStream()
                .map(id -> api.post("/powersource/requests/" + id + "/decision", Map.of("grant", true))
                        .status())
                .toList();

        assertThat(answers).hasSize(4).containsOnly(200);
        assertThat(ticks())
                .containsExactlyInAnyOrderElementsOf(
                        sites.stream().map(Site::clientId).toList());
    }
}
