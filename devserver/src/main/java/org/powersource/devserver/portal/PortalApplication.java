package org.powersource.devserver.portal;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PortalSecurity.class, Pages.class})
class PortalApplication {

    /** On the command line, where nothing that lies about in the environment can override them. */
    static String[] arguments(int port) {
        return new String[] {
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            // Cookies don't know ports: the name keeps this one apart from other programs' on localhost.
            "--server.servlet.session.cookie.name=PORTAL_SESSION",
            "--server.servlet.session.cookie.same-site=lax",
            "--spring.thymeleaf.prefix=classpath:/portal/templates/",
            "--spring.web.resources.static-locations=classpath:/portal/static/",
            "--logging.level.root=warn"
        };
    }
}
