package org.powersource.idp.districtpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;
import org.powersource.idp.Stub;

/** What the page's address answers, as far as that needs no server. The page itself is tested in a browser. */
class DistrictPageResourceTest {

    private static final String FRONTEND = "https://id.example/auth/";

    @Test
    void realmWithoutTheSuiteHasNoSuchPage() {
        DistrictPageFactory factory = new DistrictPageFactory();

        assertThat(factory.create(session(realm(), FRONTEND, "")).getResource()).isNull();
        assertThat(factory.create(session(realmOfTheSuite(), FRONTEND, "")).getResource())
                .isInstanceOf(DistrictPageResource.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "EN", "en-US", "", "en/../fr", "\0"})
    void languageOfAnotherRealmHasNoScript(String language) {
        DistrictPageResource resource = new DistrictPageResource(session(realmOfTheSuite(), FRONTEND, ""));

        assertThatThrownBy(() -> resource.script("0", language)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void fileIsKeptUnderItsOwnHashOnly() {
        DistrictPageResource resource = new DistrictPageResource(session(realmOfTheSuite(), FRONTEND, ""));

        assertThat(cacheControl(resource.style(PageStyle.asset().hash()))).contains("immutable");
        assertThat(cacheControl(resource.style("0123456789abcdef"))).contains("no-store");
        assertThat(cacheControl(resource.parser(FileParser.asset().hash()))).contains("immutable");
        assertThat(cacheControl(resource.parser("0"))).contains("no-store");
    }

    @Test
    void parserIsAModuleWithItsLicence() {
        assertThat(FileParser.asset().content())
                .contains("License: MIT", "https://github.com/mholt/PapaParse")
                .endsWith("export default module.exports;\n");
        assertThat(Asset.read("papaparse/LICENSE")).contains("Permission is hereby granted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br | gzip", "br | ''", "'' | ''"})
    void fileIsCompressedForWhoTakesThat(String accepted, String encoding) throws IOException {
        DistrictPageResource resource = new DistrictPageResource(session(realmOfTheSuite(), FRONTEND, accepted));

        Response answer = resource.style("0");

        byte[] body = (byte[]) answer.getEntity();
        assertThat(String.valueOf(answer.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)))
                .isEqualTo(encoding.isEmpty() ? "null" : encoding);
        assertThat(encoding.isEmpty() ? text(body) : unpacked(body))
                .isEqualTo(PageStyle.asset().content());
    }

    @Test
    void policyNamesTheAdminConsolesOriginIfThatIsAnother() {
        RealmModel realm = realmOfTheSuite();

        String same = PageHeaders.policy(new PageLinks(session(realm, FRONTEND, "")));
        String other = PageHeaders.policy(new PageLinks(session(realm, "https://admin.example:8443/auth/", "")));

        assertThat(same)
                .contains("connect-src 'self';", "default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'")
                .doesNotContain("unsafe", "admin.example", "*");
        assertThat(other).contains("connect-src 'self' https://admin.example:8443;");
    }

    @Test
    void linksFollowTheConfiguredHostNames() {
        PageLinks links = new PageLinks(session(realmOfTheSuite(), "https://admin.example/", ""));

        assertThat(links.page()).isEqualTo("https://id.example/auth/realms/our%20realm/district/");
        assertThat(links.adminApi()).isEqualTo("https://admin.example/admin/realms/our%20realm");
        assertThat(links.console()).isEqualTo("https://admin.example/admin/our%20realm/console/");
        assertThat(links.file(PageStyle.asset(), "page.css"))
                .isEqualTo(
                        "/auth/realms/our%20realm/district/" + PageStyle.asset().hash() + "/page.css");
    }

    private static String cacheControl(Response answer) {
        return String.valueOf(answer.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] body) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return text(gzip.readAllBytes());
        }
    }

    private static RealmModel realm() {
        return Stub.of(RealmModel.class, Map.of("getName", "our realm"));
    }

    private static RealmModel realmOfTheSuite() {
        return Stub.of(
                RealmModel.class,
                Map.of(
                        "getName",
                        "our realm",
                        "getEventsListenersStream",
                        (Stub.Reply) arguments -> Stream.of("powersource-accounts"),
                        "isInternationalizationEnabled",
                        true,
                        "getSupportedLocalesStream",
                        (Stub.Reply) arguments -> Stream.of("en", "es")));
    }

    private static KeycloakSession session(RealmModel realm, String admin, String encodings) {
        KeycloakContext context = Stub.of(
                KeycloakContext.class,
                Map.of(
                        "getRealm",
                        realm,
                        "getUri",
                        (Stub.Reply) arguments -> arguments.length == 0 ? uri(FRONTEND) : uri(admin),
                        "getHttpRequest",
                        Stub.of(
                                HttpRequest.class,
                                Map.of(
                                        "getHttpHeaders",
                                        Stub.of(HttpHeaders.class, Map.of("getHeaderString", encodings))))));
        return Stub.of(KeycloakSession.class, Map.of("getContext", context));
    }

    private static KeycloakUriInfo uri(String base) {
        HostnameProvider hostnames = Stub.of(HostnameProvider.class, Map.of("getBaseUri", URI.create(base)));
        return new KeycloakUriInfo(
                Stub.of(KeycloakSession.class, Map.of("getProvider", hostnames)),
                UrlType.FRONTEND,
                Stub.of(UriInfo.class, Map.of()));
    }
}
