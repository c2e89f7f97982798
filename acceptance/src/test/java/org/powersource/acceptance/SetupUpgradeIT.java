package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.SetupReply.changes;
import static org.powersource.acceptance.suite.SetupReply.codes;
import static org.powersource.acceptance.suite.SetupReply.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Findings;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmExport;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Realms as older versions of the suite shipped them get today's version by one call. */
@OnTheSuite
class SetupUpgradeIT {

    private static final String SETUP = "/powersource/setup";
    private static final String LISTENER = "powersource-accounts";

    private final Suite suite;

    SetupUpgradeIT(Suite suite) {
        this.suite = suite;
    }

    /** How setup meets the realm. */
    enum Origin {
        /** Today's version imports the older file, and records which elements nobody changed. */
        IMPORTED,
        /** Setup has no rows of the realm, as if an older version of the suite had imported the file. */
        UNRECORDED
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, IMPORTED",
        "2026-11-23, UNRECORDED",
        "2026-11-25, IMPORTED",
        "2026-11-25, UNRECORDED",
    })
    void oneCallBringsARealmUpToDate(String version, Origin origin) {
        Realm realm = older(version, origin);
        assertThat(state(realm.adminApi().get(SETUP))).isEqualTo("older");
        assertThat(codes(realm.adminApi().get(SETUP))).doesNotContain("element-changed");

        AdminApi.Reply rehearsal = realm.adminApi().post(SETUP, Map.of("settings", true, "dryRun", true));
        AdminApi.Reply upgraded = realm.adminApi().post(SETUP, Map.of("settings", true));

        assertThat(upgraded.status()).as(upgraded.toString()).isEqualTo(200);
        assertThat(state(upgraded)).as(upgraded.toString()).isEqualTo("current");
        assertThat(codes(upgraded)).doesNotContain("element-changed");
        assertThat(changes(upgraded)).containsExactlyElementsOf(changes(rehearsal));
        assertThat(changes(upgraded))
                .contains(
                        "flow powersource first broker: added",
                        "flow powersource forms: updated",
                        "step powersource post broker > powersource-site-access: updated",
                        "user profile attribute siteAccess: updated",
                        "user profile group site-access: updated",
                        "realm setting firstBrokerLoginFlow: replaced");
        AdminApi.Reply again = realm.adminApi().post(SETUP, Map.of("settings", true));
        assertThat(changes(again)).isEmpty();
        assertThat(state(again)).isEqualTo("current");
        assertThat(new Findings(realm).all()).isEmpty();
        assertThat(RealmExport.flowsOfTheSuite(realm)).isEqualTo(RealmExport.flowsOfTheSuite(today()));
        Account account = realm.newAccount().ticked(Site.POWERSOURCE).create();
        assertThat(new HttpBrowser(suite.url())
                        .open(realm.site(Site.POWERSOURCE))
                        .signIn(account)
                        .told())
                .containsKey("code");
    }

    @ParameterizedTest
    @EnumSource
    void whatAnOperatorChangedInAnOlderRealmIsKeptAndFound(Origin origin) {
        Realm realm = older("2026-11-25", origin);
        changeMatching(realm, "ignore-case");
        RequiredActionConfigRepresentation action =
                realm.admin().flows().getRequiredActionConfig("powersource-activate-account");
        action.getConfig().put("linkMinutes", "60");
        realm.admin().flows().updateRequiredActionConfig("powersource-activate-account", action);

        AdminApi.Reply upgraded = realm.adminApi().post(SETUP, "{}");

        assertThat(upgraded.status()).as(upgraded.toString()).isEqualTo(200);
        assertThat(upgraded.json().path("findings").findValuesAsText("where"))
                .contains(
                        "option of a required action powersource-activate-account > linkMinutes",
                        "option of a step powersource forms > powersource-email-password > matching",
                        // The two steps shared their options.
                        "option of a step powersource direct grant > powersource-email-password > matching");
        assertThat(options(realm, "powersource direct grant")).containsEntry("matching", "ignore-case");
        assertThat(options(realm, "powersource forms")).containsEntry("matching", "ignore-case");
        assertThat(changes(realm.adminApi().post(SETUP, "{}"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOlderRealmLosesTheSuiteWhole(Origin origin) {
        Realm realm = older("2026-11-25", origin);

        AdminApi.Reply removed = realm.adminApi().delete(SETUP);

        assertThat(removed.status()).as(removed.toString()).isEqualTo(200);
        assertThat(codes(removed)).isEmpty();
        assertThat(realm.admin().flows().getFlows())
                .extracting(flow -> flow.getAlias())
                .noneMatch(alias -> alias.startsWith("powersource"));
        assertThat(state(realm.adminApi().get(SETUP))).isEqualTo("absent");
    }

    private static void changeMatching(Realm realm, String value) {
        AuthenticatorConfigRepresentation config =
                realm.admin().flows().getAuthenticatorConfig(configOf(realm, "powersource forms"));
        config.getConfig().put("matching", value);
        realm.admin().flows().updateAuthenticatorConfig(config.getId(), config);
    }

    private static Map<String, String> options(Realm realm, String flow) {
        return realm.admin()
                .flows()
                .getAuthenticatorConfig(configOf(realm, flow))
                .getConfig();
    }

    private static String configOf(Realm realm, String flow) {
        return realm.admin().flows().getExecutions(flow).stream()
                .filter(step -> "powersource-email-password".equals(step.getProviderId()))
                .findFirst()
                .orElseThrow()
                .getAuthenticationConfig();
    }

    private Realm today() {
        return suite.variant("upgrade-today", file -> {});
    }

    private Realm older(String version, Origin origin) {
        Realm realm = suite.variant(
                "upgrade-" + version + "-" + origin + "-" + System.nanoTime(), file -> replace(file, version, origin));
        if (origin == Origin.UNRECORDED) {
            RealmRepresentation change = new RealmRepresentation();
            change.setEventsListeners(List.of("jboss-logging", LISTENER));
            realm.admin().update(change);
        }
        return realm;
    }

    /** The file keeps name and mail server. Its ids are those of every realm of that version. */
    private void replace(RealmFile file, String version, Origin origin) {
        JsonNode name = file.tree().get("realm");
        JsonNode mailServer = file.tree().get("smtpServer");
        ObjectNode older = RealmFile.of(read(version))
                .with(Map.of("POWERSOURCE_PORTAL_URL", suite.portalUrl()))
                .tree();
        older.findParents("id").forEach(element -> ((ObjectNode) element).remove("id"));
        file.tree().removeAll();
        file.tree().setAll(older);
        file.tree().set("realm", name);
        file.tree().set("smtpServer", mailServer);
        if (origin == Origin.UNRECORDED) {
            file.tree().putArray("eventsListeners").add("jboss-logging");
        }
    }

    private static String read(String version) {
        try (InputStream file = Objects.requireNonNull(
                SetupUpgradeIT.class.getResourceAsStream("/older-realms/" + version + ".json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
