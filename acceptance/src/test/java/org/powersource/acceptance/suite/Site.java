package org.powersource.acceptance.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** A relying party: its authorization requests and token requests. */
public record Site(Realm realm, String clientId, String id, String secret, String redirectUri) {

    public static final String POWERSOURCE = "powersource";
    public static final String GRADEBOOK = "gradebook-sample";
    public static final String ROLE = "site-access";
    public static final String STATE = "state-of-the-site";

    /** The authorization request, with {@link #STATE} and {@link ProofKey}; names and values of further parameters in turn. */
    public String signIn(String... parameters) {
        Map<String, String> query = Query.fields(
                "client_id",
                clientId,
                "redirect_uri",
                redirectUri,
                "response_type",
                "code",
                "scope",
                "openid email",
                "state",
                STATE,
                "code_challenge",
                ProofKey.challenge(),
                "code_challenge_method",
                ProofKey.METHOD);
        query.putAll(Query.fields(parameters));
        return endpoint("auth") + "?" + Query.of(query);
    }

    public String signOut(String... parameters) {
        return endpoint("logout") + "?" + Query.of(Query.fields(parameters));
    }

    public String endpoint(String name) {
        return realm.url() + "/protocol/openid-connect/" + name;
    }

    public TokenAnswer redeem(Answer signedIn) {
        String code = Objects.requireNonNull(signedIn.told().get("code"), () -> "No code: " + signedIn.told());
        return token(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                redirectUri,
                "code_verifier",
                ProofKey.VERIFIER);
    }

    public TokenAnswer refresh(TokenAnswer tokens) {
        return token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"));
    }

    public TokenAnswer passwordGrant(String email, String password, String... parameters) {
        Map<String, String> fields =
                Query.fields("grant_type", "password", "scope", "openid", "username", email, "password", password);
        fields.putAll(Query.fields(parameters));
        return ask("token", fields);
    }

    public TokenAnswer token(String... parameters) {
        return ask("token", Query.fields(parameters));
    }

    /** Sends a request to an endpoint as this client. */
    public TokenAnswer ask(String endpoint, Map<String, String> parameters) {
        Map<String, String> fields = new LinkedHashMap<>(parameters);
        fields.put("client_id", clientId);
        if (!secret.isEmpty()) {
            fields.put("client_secret", secret);
        }
        return TokenAnswer.of(HttpBrowser.forJson(realm.url()).post(endpoint(endpoint), fields));
    }

    public ClientResource admin() {
        return realm.admin().clients().get(id);
    }

    public RoleRepresentation role() {
        return admin().roles().get(ROLE).toRepresentation();
    }

    public void grantRole(Account account) {
        account.admin().roles().clientLevel(id).add(List.of(role()));
    }

    public void withdrawRole(Account account) {
        account.admin().roles().clientLevel(id).remove(List.of(role()));
    }

    @Override
    public String toString() {
        return clientId;
    }
}
