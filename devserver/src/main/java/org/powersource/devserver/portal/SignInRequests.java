package org.powersource.devserver.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.servlet.LocaleResolver;

/** A site's sign-in in the reader's language; on request it leads to the form for a new password and back to the site. */
final class SignInRequests implements OAuth2AuthorizationRequestResolver {

    /** Parameter of the site's own address. */
    static final String TO_MY_PASSWORD = "my-password";

    /** Result of the form, as Keycloak tells it. */
    static final String ACTION_STATUS = "kc_action_status";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final LocaleResolver language;

    SignInRequests(ClientRegistrationRepository registrations, Site site, LocaleResolver language) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, site.signInBase());
        this.language = language;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return with(requests.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return with(requests.resolve(request, registrationId), request);
    }

    private @Nullable OAuth2AuthorizationRequest with(
            @Nullable OAuth2AuthorizationRequest signIn, HttpServletRequest request) {
        if (signIn == null) {
            return null;
        }
        Map<String, Object> parameters = new HashMap<>(signIn.getAdditionalParameters());
        parameters.put("ui_locales", language.resolveLocale(request).getLanguage());
        if (request.getParameter(TO_MY_PASSWORD) != null) {
            parameters.put("kc_action", "UPDATE_PASSWORD");
        }
        return OAuth2AuthorizationRequest.from(signIn)
                .additionalParameters(parameters)
                .build();
    }
}
