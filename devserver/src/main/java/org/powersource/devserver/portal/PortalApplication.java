package org.powersource.devserver.portal;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PortalSecurity.class, Pages.class})
class PortalApplication implements WebMvcConfigurer {

    private final ReaderLanguage language = new ReaderLanguage();

    /** Spring looks for it by this name. */
    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language);
    }

    /** Settings on the command line, so that no variable of the environment overrides them. */
    static String[] arguments(int port) {
        return new String[] {
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            // Cookies don't depend on the port: the name separates this cookie from those of other
            // programs on localhost.
            "--server.servlet.session.cookie.name=PORTAL_SESSION",
            "--server.servlet.session.cookie.same-site=lax",
            "--spring.thymeleaf.prefix=classpath:/portal/templates/",
            "--spring.messages.basename=portal/messages",
            "--spring.messages.fallback-to-system-locale=false",
            "--spring.web.resources.static-locations=classpath:/portal/static/",
            "--logging.level.root=warn"
        };
    }
}
