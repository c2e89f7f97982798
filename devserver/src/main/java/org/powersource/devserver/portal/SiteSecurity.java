package org.powersource.devserver.portal;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.servlet.LocaleResolver;

/** Sign-in and sign-out of a site; Spring Security handles the protocol. */
final class SiteSecurity {

    private final ClientRegistrationRepository registrations;
    private final IdentityProvider provider;
    private final LocaleResolver language;

    SiteSecurity(ClientRegistrationRepository registrations, IdentityProvider provider, LocaleResolver language) {
        this.registrations = registrations;
        this.provider = provider;
        this.language = language;
    }

    SecurityFilterChain chain(HttpSecurity http, Site site) {
        HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
        session.setSpringSecurityContextKey(site.sessionKey());
        return http.securityContext(context -> context.securityContextRepository(session))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> signIn(login, site))
                .logout(logout -> logout.logoutUrl(site.signOut()).logoutSuccessHandler(signOut(site)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy())))
                .build();
    }

    private void signIn(OAuth2LoginConfigurer<HttpSecurity> login, Site site) {
        login.loginPage(site.home())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(
                                new SignInRequests(registrations, site, language))
                        .authorizationRequestRepository(new PendingSignIns()))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(site.redirect()))
                .loginProcessingUrl(site.redirect())
                .successHandler((request, response, visitor) -> response.sendRedirect(
                        "success".equals(request.getParameter(SignInRequests.ACTION_STATUS))
                                ? site.home() + "?" + Pages.PASSWORD_CHANGED
                                : site.home()))
                .failureHandler(new SimpleUrlAuthenticationFailureHandler(site.refused()));
    }

    private LogoutSuccessHandler signOut(Site site) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri("{baseUrl}" + site.home());
        return handler;
    }

    /** Content security policy. Signing out is a form whose answer leads to the identity provider. */
    private String policy() {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action 'self' " + provider.url();
    }
}
