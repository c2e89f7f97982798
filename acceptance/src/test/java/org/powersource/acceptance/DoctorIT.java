package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Fault;
import org.powersource.acceptance.suite.Findings;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A realm with one fault at a time, and what the doctor finds. */
@OnTheSuite
class DoctorIT {

    private final Suite suite;
    private final Realm realm;

    DoctorIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("doctor", file -> {});
        if (realm.admin().users().count() == 0) {
            realm.newAccount().ticked(Site.POWERSOURCE).ticked(Site.GRADEBOOK).create();
        }
    }

    private Findings findings() {
        return new Findings(realm);
    }

    static Stream<Arguments> faults() {
        return Fault.all().map(fault -> Arguments.of(fault.what(), fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundAndNothingElse(String what, Fault fault) {
        assertThat(findings().all()).as("before").isEmpty();

        Runnable undo = fault.inject(realm);
        try {
            assertThat(findings().codes()).as(findings().all().toString()).containsExactlyElementsOf(fault.codes());
        } finally {
            undo.run();
        }

        assertThat(findings().all()).as("after").isEmpty();
    }

    @Test
    void theShippedRealmHasNoFinding() {
        Realm shipped = suite.variant("doctor-shipped", file -> {});

        assertThat(new Findings(shipped).all()).isEmpty();
    }

    @Test
    void aRealmThatDoesNotUseTheSuiteHasNone() {
        assertThat(new Findings(suite.freshRealm()).all()).isEmpty();
        assertThat(new Findings(suite.variant("doctor-stock", RealmFile::stock)).all())
                .isEmpty();
    }

    @Test
    void eachFindingSaysWhereAndWhatToDo() {
        Runnable undo =
                Fault.realm("", one -> one.setBruteForceProtected(false)).inject(realm);
        try {
            assertThat(findings().all()).first().satisfies(found -> {
                assertThat(found.code()).isEqualTo("brute-force-off");
                assertThat(found.severity()).isEqualTo("error");
                assertThat(found.where()).isEqualTo("realm");
                assertThat(found.text()).endsWith(".");
                assertThat(found.fix()).contains("Brute force detection");
            });
        } finally {
            undo.run();
        }
    }

    @Test
    void accountsAreCounted() {
        Realm imported = suite.variant("doctor-accounts", file -> {
            ArrayNode users = file.tree().putArray("users");
            user(users, "nora@x.example", "nora@x.example", Map.of("siteAccess", List.of("powersource", "gone")));
            user(users, "a\u200bb@x.example", "a\u200bb@x.example", Map.of("siteAccess", List.of("gradebook-sample")));
            user(users, "lena@x.example", "lena@x.example", Map.of("signInEmail", List.of("Lina@x.example")));
            user(users, "max", "max@x.example", Map.of());
            user(users, "nobody", "", Map.of());
            file.tree().put("registrationEmailAsUsername", false);
        });

        assertThat(new Findings(imported).all())
                .extracting(found -> found.code() + ": " + found.where())
                .containsExactlyInAnyOrder(
                        "tick-without-site: site gone, 1 account",
                        "address-with-invisible-characters: 1 account",
                        "spelling-differs-from-address: 1 account",
                        "user-name-differs-from-address: 1 account",
                        "account-without-address: 1 account");
    }

    private static void user(ArrayNode users, String name, String email, Map<String, List<String>> attributes) {
        ObjectNode user = users.addObject().put("username", name).put("enabled", true);
        if (!email.isEmpty()) {
            user.put("email", email);
        }
        ObjectNode all = user.putObject("attributes");
        attributes.forEach((key, values) -> values.forEach(all.withArray(key)::add));
    }

    @Test
    void aStepThatTheServerDoesNotHaveIsFound() {
        Realm broken = suite.variant("doctor-step", file -> {
            ArrayNode flows = (ArrayNode) file.tree().get("authenticationFlows");
            ObjectNode grant = (ObjectNode) RealmFile.named(flows, "alias", "powersource direct grant");
            ((ArrayNode) grant.get("authenticationExecutions"))
                    .addObject()
                    .put("authenticator", "sms-code")
                    .put("requirement", "REQUIRED")
                    .put("priority", 40);
        });

        assertThat(new Findings(broken).codes()).containsExactly("step-without-provider");
    }

    @Test
    void aMailThatWasRefusedIsFound() {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort().replies(550, "no such mailbox")) {
            Realm refused = suite.variant("doctor-mail", file -> file.sendsMailTo("localhost", server.port()));
            refused.newAccount()
                    .ticked(Site.POWERSOURCE)
                    .ticked(Site.GRADEBOOK)
                    .inactive()
                    .create();

            Eventually.until(
                    "found",
                    Duration.ofSeconds(30),
                    () -> new Findings(refused).codes().equals(List.of("mail-refused-lately")));
        }
    }

    @Test
    void districtsAreExamined() {
        Realm districts = suite.variant("doctor-districts", file -> {});
        District springfield = districts.newDistrict("Springfield");
        springfield.technicalContact().tickSites(Site.POWERSOURCE, Site.GRADEBOOK);
        assertThat(new Findings(districts).all()).isEmpty();

        District shelbyville = districts.newDistrict("Shelbyville");
        assertThat(new Findings(districts).all())
                .extracting(found -> found.code() + ": " + found.where())
                .containsExactly("district-without-contact: district " + shelbyville.name());

        districts.newAccount().realmRole("technical-contact").create();
        assertThat(new Findings(districts).codes())
                .containsExactly("contact-without-district", "district-without-contact");
    }

    @Test
    void onlyAdministratorsMayAsk() {
        AdminApi contact = AdminApi.as(suite.realm().newDistrict("Springfield").technicalContact());

        assertThat(contact.get("/powersource/setup").status()).isEqualTo(403);
        assertThat(contact.get("/powersource/setup/paths?flow=browser").status())
                .isEqualTo(403);
    }

    @Test
    void anUnknownFlowIsRefusedWithAWord() {
        for (String query : Arrays.asList("", "?flow=", "?flow=no%20such")) {
            AdminApi.Reply reply = findings().get("/paths" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().path("field").asText()).isEqualTo("flow");
            assertThat(reply.error()).isNotEmpty();
        }
    }
}
