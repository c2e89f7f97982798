package org.powersource.devserver.portal;

import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** One filter chain for each site. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    @Bean
    ClientRegistrationRepository registrations(IdentityProvider provider) {
        return new InMemoryClientRegistrationRepository(Arrays.stream(Site.values())
                .map(site -> registration(site, provider))
                .toList());
    }

    private static ClientRegistration registration(Site site, IdentityProvider provider) {
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(site.clientId())
                .clientId(site.clientId())
                .clientSecret(provider.secret(site))
                .clientName(site.title())
                .scope("openid", "profile", "email")
                .redirectUri("{baseUrl}" + site.redirect())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain gradebook(HttpSecurity http, SiteSecurity security) {
        return security.chain(
                http.securityMatcher(Site.GRADEBOOK.home(), Site.GRADEBOOK.home() + "/**"), Site.GRADEBOOK);
    }

    @Bean
    @Order(2)
    SecurityFilterChain powersource(HttpSecurity http, SiteSecurity security) {
        return security.chain(http, Site.POWERSOURCE);
    }

    @Bean
    SiteSecurity siteSecurity(
            ClientRegistrationRepository registrations, IdentityProvider provider, LocaleResolver language) {
        return new SiteSecurity(registrations, provider, language);
    }
}
