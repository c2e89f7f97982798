package org.powersource.idp.siteaccess;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whether an app asked for an answer without a page: {@code prompt=none} in OIDC, {@code IsPassive} in SAML. */
final class PassiveRequest {

    private PassiveRequest() {}

    static boolean is(KeycloakSession session, AuthenticationSessionModel signIn) {
        return SamlProtocol.LOGIN_PROTOCOL.equals(signIn.getProtocol())
                ? isSamls(session.getContext().getHttpRequest())
                : isOidcs(signIn.getClientNote(OIDCLoginProtocol.PROMPT_PARAM));
    }

    private static boolean isOidcs(@Nullable String prompt) {
        return prompt != null && List.of(prompt.split(" ")).contains(OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** Reads the app's own request, because Keycloak doesn't store this (26.7.4 {@code SamlService.loginRequest}). */
    private static boolean isSamls(HttpRequest request) {
        boolean isPost = HttpMethod.POST.equals(request.getHttpMethod());
        String sent = (isPost
                        ? request.getDecodedFormParameters()
                        : request.getUri().getQueryParameters())
                .getFirst(GeneralConstants.SAML_REQUEST_KEY);
        if (sent == null) {
            return false;
        }
        SAMLDocumentHolder document = isPost
                ? SAMLRequestParser.parseRequestPostBinding(sent)
                : SAMLRequestParser.parseRequestRedirectBinding(sent);
        return document != null
                && document.getSamlObject() instanceof AuthnRequestType signIn
                && Boolean.TRUE.equals(signIn.isIsPassive());
    }
}
