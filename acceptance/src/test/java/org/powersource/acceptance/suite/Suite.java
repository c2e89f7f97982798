package org.powersource.acceptance.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;
import org.powersource.devserver.portal.Portal;

/** Everything that runs: made once, ended at the end of the run. */
public final class Suite implements AutoCloseable {

    private final Server server;
    private final Keycloak admin;
    private final Map<String, Realm> variants = new HashMap<>();
    private final Realm realm;
    /** Playwright is for one thread. */
    private final Map<Thread, Chromium> browsers = new ConcurrentHashMap<>();

    private final App app = App.start(Port.free());
    private App appAtThePortal;
    private @Nullable Portal portal;

    private Suite(Server server) {
        this.server = server;
        this.admin =
                Keycloak.getInstance(server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli");
        this.realm = new Realm(this, Realm.NAME);
        this.appAtThePortal = App.start(server.portal());
    }

    static Suite start() {
        return new Suite(Server.start());
    }

    static Suite on(Server server) {
        return new Suite(server);
    }

    /** On a server that somebody else started and ends, of a realm or none; closing this ends the mail server, too. */
    public static Suite on(KeycloakServer server, MailServer mail) {
        return on(Server.behind(server.url(), () -> List.of(server), Port.free(), mail));
    }

    public String url() {
        return server.url();
    }

    /** What the server counts: the sum of all samples of that name with these labels ({@code kind="reset-link"}), and of all its nodes. */
    public double metric(String name, String... labels) {
        return server.metrics().mapToDouble(node -> node.sum(name, labels)).sum();
    }

    /** Whether some node has a sample of that name with these labels. */
    public boolean hasMetric(String name, String... labels) {
        return server.metrics().anyMatch(node -> node.has(name, labels));
    }

    /** What each node reads in the database: the largest sample of that name with these labels. */
    public double gauge(String name, String... labels) {
        return server.metrics()
                .mapToDouble(node -> node.largest(name, labels))
                .max()
                .orElse(0);
    }

    /** How many servers share the requests: one, unless the run says otherwise. */
    public int nodes() {
        return server.nodes();
    }

    /** The names of everything that the server counts. */
    public Set<String> metrics() {
        return server.metrics().flatMap(node -> node.names().stream()).collect(Collectors.toSet());
    }

    public MailServer mail() {
        return server.mail();
    }

    /** Name of the administrator of the whole server. */
    public String adminUser() {
        return server.adminUser();
    }

    public String adminPassword() {
        return server.adminPassword();
    }

    /** Administrator of the whole server. */
    public Keycloak admin() {
        return admin;
    }

    /** As {@code realm-export.json} says; its settings stay as they are. */
    public Realm realm() {
        return realm;
    }

    /** The realm of the server's administrators. */
    public Realm administrationRealm() {
        return new Realm(this, "master");
    }

    /** A copy of the realm under another name with some other settings; made when first asked for. */
    public synchronized Realm variant(String name, Consumer<RealmFile> change) {
        return variants.computeIfAbsent(name, key -> {
            String unique = key + "-" + UUID.randomUUID().toString().substring(0, 8);
            RealmFile file = RealmFile.export().named(unique, portalUrl()).sendsMailTo(mail());
            change.accept(file);
            file.importInto(url(), admin);
            return new Realm(this, unique);
        });
    }

    /** A new realm as Keycloak makes it, with nothing of the suite. */
    public Realm freshRealm() {
        RealmRepresentation file = new RealmRepresentation();
        file.setRealm("school-" + UUID.randomUUID().toString().substring(0, 8));
        file.setEnabled(true);
        admin.realms().create(file);
        return new Realm(this, file.getRealm());
    }

    /** Where the clients are that tests make. */
    String appUrl() {
        return app.url();
    }

    /** Where the two sites of {@code realm-export.json} are: an {@link App}, or the portal after {@link #startPortal()}. */
    public String portalUrl() {
        return "http://localhost:" + server.portal().number();
    }

    /** Puts the demo portal in the place of the app that does nothing. */
    public void startPortal() {
        appAtThePortal.close();
        portal = Portal.start(
                server.portal(),
                url(),
                Map.of(
                        Site.POWERSOURCE,
                        realm.site(Site.POWERSOURCE).secret(),
                        Site.GRADEBOOK,
                        realm.site(Site.GRADEBOOK).secret()));
    }

    public void stopPortal() {
        if (portal != null) {
            portal.close();
            portal = null;
            appAtThePortal = App.start(server.portal());
        }
    }

    public Windows windows() {
        return new Windows(this::chromium);
    }

    private Chromium chromium() {
        return browsers.computeIfAbsent(Thread.currentThread(), thread -> Chromium.start());
    }

    @Override
    public void close() {
        browsers.values().forEach(Chromium::close);
        stopPortal();
        appAtThePortal.close();
        app.close();
        admin.close();
        server.close();
    }
}
