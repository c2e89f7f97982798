package org.powersource.devserver.portal;

import java.util.Map;
import org.powersource.devserver.Port;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The two demo sites on one port. The identity provider must be up when they start. */
public final class Portal implements AutoCloseable {

    private final Port port;
    private final ConfigurableApplicationContext context;

    private Portal(Port port, ConfigurableApplicationContext context) {
        this.port = port;
        this.context = context;
    }

    /**
     * Returns when the sites accept requests.
     *
     * @param keycloakUrl for example {@code http://localhost:8080}
     * @param secrets client secrets by client id, for {@code powersource} and {@code gradebook-sample}
     */
    public static Portal start(Port port, String keycloakUrl, Map<String, String> secrets) {
        port.requireFree();
        IdentityProvider provider = new IdentityProvider(keycloakUrl, secrets);
        return new Portal(
                port,
                new SpringApplicationBuilder(PortalApplication.class)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .initializers(
                                context -> context.getBeanFactory().registerSingleton("identityProvider", provider))
                        .run(PortalApplication.arguments(port.number())));
    }

    /** The first site's home; the second is at {@code /gradebook}. */
    public String url() {
        return "http://localhost:" + port.number();
    }

    @Override
    public void close() {
        context.close();
    }
}
