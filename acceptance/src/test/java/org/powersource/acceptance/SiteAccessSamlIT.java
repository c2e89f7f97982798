package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;

/** A site that speaks SAML: the same step of the same flow, so no assertion for an account without access. */
@OnTheSuite
class SiteAccessSamlIT {

    private final Realm realm;
    private final Site site;

    SiteAccessSamlIT(Realm realm) {
        this.realm = realm;
        this.site = realm.newSite()
                .with(client -> client.setProtocol("saml"))
                .with(client -> client.setAdminUrl(client.getRedirectUris().get(0)))
                .with(client -> client.setProtocolMappers(
                        List.of(email("saml-user-property-mapper"), email("saml-user-attribute-mapper"))))
                .attribute("saml.client.signature", "false")
                .attribute("saml.force.post.binding", "true")
                .attribute("saml_idp_initiated_sso_url_name", "reading-room-" + UUID.randomUUID())
                .create();
    }

    @Test
    void accountWithoutAccessMeetsTheSiteAccessError(HttpBrowser browser) {
        Account account = realm.newAccount().create();

        Answer page = browser.open(request()).signIn(account);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.pageId()).isEqualTo("login-site-access-error");
        assertThat(account.sessions()).isEmpty();
        assertThat(response(page.press("back-to-app")))
                .contains("urn:oasis:names:tc:SAML:2.0:status:RequestDenied")
                .doesNotContain("Assertion");
    }

    /** There is no request that could be answered, so there is no way back. */
    @Test
    void signInThatBeganHereHasNoWayBack(HttpBrowser browser) {
        String name = site.admin().toRepresentation().getAttributes().get("saml_idp_initiated_sso_url_name");

        Answer page = browser.open(realm.url() + "/protocol/saml/clients/" + name)
                .signIn(realm.newAccount().create());

        assertThat(page.pageId()).isEqualTo("login-site-access-error");
        assertThat(page.has("#back-to-app")).isFalse();
        assertThat(page.press("try-another-account").pageId()).isEqualTo("login-login");
    }

    @Test
    void passiveRequestIsDeniedAndShowsNoPage(HttpBrowser browser) {
        browser.open(realm.newSite().withoutRole().create())
                .signIn(realm.newAccount().create());

        assertThat(response(browser.open(request("IsPassive=\"true\""))))
                .contains("urn:oasis:names:tc:SAML:2.0:status:RequestDenied")
                .doesNotContain("NoPassive", "Assertion");
        assertThat(response(new HttpBrowser(realm.url()).open(request("IsPassive=\"true\""))))
                .contains("urn:oasis:names:tc:SAML:2.0:status:NoPassive");
    }

    @Test
    void singleSignOnStopsThereToo(HttpBrowser browser) {
        Site open = realm.newSite().withoutRole().create();
        browser.open(open).signIn(realm.newAccount().create());

        assertThat(browser.open(request()).pageId()).isEqualTo("login-site-access-error");
    }

    @Test
    void accountWithAccessGetsAnAssertionUntilTheRightIsWithdrawn(HttpBrowser browser) {
        Account account = realm.newAccount().role(site).create();
        assertThat(response(browser.open(request()).signIn(account))).contains("Assertion");

        site.withdrawRole(account);

        assertThat(browser.open(request()).pageId()).isEqualTo("login-site-access-error");
    }

    @Test
    void attributesOfAnAddressHaveItsRegisteredSpelling(HttpBrowser browser) {
        Account account = realm.newAccount().role(site).create();

        String assertion = response(browser.open(request()).signIn(account));

        assertThat(assertion.split(Pattern.quote(">" + account.email() + "<"), -1))
                .as(assertion)
                .hasSize(3);
    }

    private static ProtocolMapperRepresentation email(String mapper) {
        ProtocolMapperRepresentation made = new ProtocolMapperRepresentation();
        made.setName(mapper);
        made.setProtocol("saml");
        made.setProtocolMapper(mapper);
        made.setConfig(Map.of("user.attribute", "email", "attribute.name", mapper, "attribute.nameformat", "Basic"));
        return made;
    }

    /** SAML 2.0, HTTP-Redirect binding. */
    private String request() {
        return request("");
    }

    /** @param attribute of the request's element */
    private String request(String attribute) {
        String xml =
                "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_" + UUID.randomUUID()
                        + "\" Version=\"2.0\" IssueInstant=\"" + Instant.now() + "\" AssertionConsumerServiceURL=\""
                        + site.redirectUri() + "\" " + attribute
                        + "><saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                        + site.clientId() + "</saml:Issuer></samlp:AuthnRequest>";
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFLATED, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return realm.url() + "/protocol/saml?"
                + Query.of(Query.fields("SAMLRequest", Base64.getEncoder().encodeToString(deflated.toByteArray())));
    }

    private static String response(Answer page) {
        return new String(
                Base64.getMimeDecoder()
                        .decode(page.element("input[name=SAMLResponse]").val()),
                StandardCharsets.UTF_8);
    }
}
