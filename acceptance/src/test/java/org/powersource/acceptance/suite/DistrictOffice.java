package org.powersource.acceptance.suite;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A district's own identity provider (OpenID Connect): another realm of the server, with Keycloak's defaults. */
public final class DistrictOffice {

    private static final String ISSUER = "issuer";

    private final Realm realm;
    private final Realm own;
    private final String alias;

    private DistrictOffice(Realm realm, Realm own, String alias) {
        this.realm = realm;
        this.own = own;
        this.alias = alias;
    }

    /** Created at the first call. */
    public static DistrictOffice of(Suite suite, Realm realm, String alias) {
        return realm.admin().identityProviders().findAll().stream()
                .filter(provider -> alias.equals(provider.getAlias()))
                .map(provider -> provider.getConfig().get(ISSUER))
                .map(issuer -> new Realm(suite, issuer.substring(issuer.lastIndexOf('/') + 1)))
                .findFirst()
                .map(own -> new DistrictOffice(realm, own, alias))
                .orElseGet(() -> create(suite, realm, alias));
    }

    private static DistrictOffice create(Suite suite, Realm realm, String alias) {
        Realm own = suite.freshRealm();
        Site broker = own.newSite()
                .withoutRole()
                .with(client -> client.setRedirectUris(List.of(realm.url() + "/broker/" + alias + "/endpoint")))
                .create();
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setDisplayName("District office");
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        provider.setPostBrokerLoginFlowAlias("powersource post broker");
        provider.setConfig(Map.ofEntries(
                Map.entry(ISSUER, own.url()),
                Map.entry("authorizationUrl", broker.endpoint("auth")),
                Map.entry("tokenUrl", broker.endpoint("token")),
                Map.entry("jwksUrl", broker.endpoint("certs")),
                Map.entry("useJwksUrl", "true"),
                Map.entry("validateSignature", "true"),
                Map.entry("clientId", broker.clientId()),
                Map.entry("clientSecret", broker.secret()),
                Map.entry("clientAuthMethod", "client_secret_post"),
                Map.entry("defaultScope", "openid profile email"),
                Map.entry("syncMode", "IMPORT")));
        CreatedResponseUtil.getCreatedId(realm.admin().identityProviders().create(provider));
        return new DistrictOffice(realm, own, alias);
    }

    /** The person with that address at the identity provider, created at the first call, with the password of all tests' accounts. */
    public Account person(String email) {
        return own.admin().users().searchByEmail(email, true).stream()
                .map(there -> new Account(own, there.getId(), there.getEmail(), NewAccount.PASSWORD))
                .findFirst()
                .orElseGet(() ->
                        own.newAccount().withoutReminderQuestion().email(email).create());
    }

    /** A person whose address the identity provider hasn't verified. */
    public Account unverifiedPerson(String email) {
        Account person = person(email);
        UserRepresentation record = person.admin().toRepresentation();
        record.setEmailVerified(false);
        person.admin().update(record);
        return person;
    }

    /** Links an account like an administrator. */
    public void link(Account account, Account person) {
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider(alias);
        link.setUserId(person.id());
        link.setUserName(person.email());
        account.admin().addFederatedIdentity(alias, link).close();
    }

    public boolean isLinkedWith(Account account) {
        return account.admin().getFederatedIdentity().stream()
                .anyMatch(link -> alias.equals(link.getIdentityProvider()));
    }

    /** Changes the provider's settings in our realm. */
    public void set(Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderRepresentation provider =
                realm.admin().identityProviders().get(alias).toRepresentation();
        change.accept(provider);
        realm.admin().identityProviders().get(alias).update(provider);
    }

    public String alias() {
        return alias;
    }

    public String url() {
        return own.url();
    }

    /** The provider's button on our sign-in page. */
    public String button() {
        return "#social-" + alias;
    }

    /** From the site's sign-in page to the page after the sign-in at the provider. */
    public Answer signIn(HttpBrowser browser, Site site, Account person) {
        return browser.open(site).click(button()).signIn(person);
    }
}
