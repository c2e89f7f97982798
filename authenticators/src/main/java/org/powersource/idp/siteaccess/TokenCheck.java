package org.powersource.idp.siteaccess;

import java.util.EnumMap;
import java.util.Map;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;

/** The check at each client-policy event; a test compares the table with the server's events. */
enum TokenCheck {
    NONE(
            "none: no token of the realm leaves, or a service account gets it, or a later event of the same request checks"),
    TOKEN("refused without access; sites without access are taken out of the audience"),
    USERINFO("401 `invalid_token` without access"),
    EXCHANGE("refused if the account may not use the requester or a requested audience"),
    NO_SITES("refused at sites"),
    PASSWORD_GRANT("refused to Keycloak's own clients, such as `admin-cli`"),
    UNKNOWN("any event that isn't in this table: refused if it carries a signed-in session");

    private static final Map<ClientPolicyEvent, TokenCheck> TABLE = table();

    private final String words;

    TokenCheck(String words) {
        this.words = words;
    }

    /** For {@code docs/security.md}. */
    String words() {
        return words;
    }

    static TokenCheck at(ClientPolicyEvent event) {
        return TABLE.getOrDefault(event, UNKNOWN);
    }

    private static Map<ClientPolicyEvent, TokenCheck> table() {
        Map<ClientPolicyEvent, TokenCheck> table = new EnumMap<>(ClientPolicyEvent.class);
        table.put(ClientPolicyEvent.REGISTER, NONE);
        table.put(ClientPolicyEvent.REGISTERED, NONE);
        table.put(ClientPolicyEvent.UPDATE, NONE);
        table.put(ClientPolicyEvent.UPDATED, NONE);
        table.put(ClientPolicyEvent.VIEW, NONE);
        table.put(ClientPolicyEvent.UNREGISTER, NONE);
        table.put(ClientPolicyEvent.PRE_AUTHORIZATION_REQUEST, NONE);
        table.put(ClientPolicyEvent.AUTHORIZATION_REQUEST, NONE);
        table.put(ClientPolicyEvent.IMPLICIT_HYBRID_TOKEN_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.PRE_TOKEN_REQUEST, NONE);
        table.put(ClientPolicyEvent.TOKEN_REQUEST, NONE);
        table.put(ClientPolicyEvent.TOKEN_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.SERVICE_ACCOUNT_TOKEN_REQUEST, NONE);
        table.put(ClientPolicyEvent.SERVICE_ACCOUNT_TOKEN_RESPONSE, NONE);
        table.put(ClientPolicyEvent.TOKEN_REFRESH, NONE);
        table.put(ClientPolicyEvent.TOKEN_REFRESH_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.TOKEN_REVOKE, NONE);
        table.put(ClientPolicyEvent.TOKEN_REVOKE_RESPONSE, NONE);
        table.put(ClientPolicyEvent.TOKEN_INTROSPECT, NONE);
        table.put(ClientPolicyEvent.USERINFO_REQUEST, USERINFO);
        table.put(ClientPolicyEvent.LOGOUT_REQUEST, NONE);
        table.put(ClientPolicyEvent.BACKCHANNEL_AUTHENTICATION_REQUEST, NONE);
        table.put(ClientPolicyEvent.BACKCHANNEL_TOKEN_REQUEST, NONE);
        table.put(ClientPolicyEvent.BACKCHANNEL_TOKEN_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.PUSHED_AUTHORIZATION_REQUEST, NONE);
        table.put(ClientPolicyEvent.DEVICE_AUTHORIZATION_REQUEST, NONE);
        table.put(ClientPolicyEvent.DEVICE_TOKEN_REQUEST, NONE);
        table.put(ClientPolicyEvent.DEVICE_TOKEN_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.TOKEN_EXCHANGE_REQUEST, EXCHANGE);
        table.put(ClientPolicyEvent.RESOURCE_OWNER_PASSWORD_CREDENTIALS_REQUEST, PASSWORD_GRANT);
        table.put(ClientPolicyEvent.RESOURCE_OWNER_PASSWORD_CREDENTIALS_RESPONSE, TOKEN);
        table.put(ClientPolicyEvent.JWT_AUTHORIZATION_GRANT, NO_SITES);
        table.put(ClientPolicyEvent.IDENTITY_BROKERING_API, NONE);
        table.put(ClientPolicyEvent.SAML_AUTHN_REQUEST, NONE);
        table.put(ClientPolicyEvent.SAML_LOGOUT_REQUEST, NONE);
        return table;
    }
}
