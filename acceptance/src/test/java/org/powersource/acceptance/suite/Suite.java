package org.powersource.acceptance.suite;

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

/** The server, mail server and browsers of a run: created once, closed at the end. */
public final class Suite implements AutoCloseable {

    private final Server server;
    private final Keycloak admin;
    private final Administrators administrators;
    private final Map<String, Realm> variants = new ConcurrentHashMap<>();
    private final Realm realm;
    /** One browser for each thread, because Playwright isn't thread-safe. */
    private final Map<Thread, Chromium> browsers = new ConcurrentHashMap<>();

    private final App app = App.start(Port.free());
    private App appAtThePortal;
    private @Nullable Portal portal;

    private Suite(Server server) {
        this.server = server;
        this.admin =
                Keycloak.getInstance(server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli");
        this.administrators = new Administrators(server.url(), admin);
        this.realm = new Realm(this, Realm.NAME);
        this.appAtThePortal = App.start(server.portal());
    }

    static Suite start() {
        return new Suite(Server.start());
    }

    static Suite on(Server server) {
        return new Suite(server);
    }

    /** On a server that the caller starts and ends, with or without a realm. Closing this closes the mail server, too. */
    public static Suite on(KeycloakServer server, MailServer mail) {
        return on(Server.behind(server.url(), () -> List.of(server), Port.free(), mail));
    }

    public String url() {
        return server.url();
    }

    /** Sum of all samples of that name with these labels ({@code kind="reset-link"}), of all nodes. */
    public double metric(String name, String... labels) {
        return server.metrics().mapToDouble(node -> node.sum(name, labels)).sum();
    }

    /** Whether a node has a sample of that name with these labels. */
    public boolean hasMetric(String name, String... labels) {
        return server.metrics().anyMatch(node -> node.has(name, labels));
    }

    /** Largest sample of that name with these labels, for values that each node reads in the database. */
    public double gauge(String name, String... labels) {
        return server.metrics()
                .mapToDouble(node -> node.largest(name, labels))
                .max()
                .orElse(0);
    }

    /** Number of servers that share the requests. */
    public int nodes() {
        return server.nodes();
    }

    /** Names of all metrics of the server. */
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

    /** Administrator of the whole server. Requests about one realm take less time with {@link Realm#admin()}. */
    public Keycloak admin() {
        return admin;
    }

    Keycloak administratorOf(Realm realm) {
        return administrators.of(realm.name());
    }

    /** The realm of {@code realm-export.json}; tests don't change its settings. */
    public Realm realm() {
        return realm;
    }

    /** The realm of the server's administrators. */
    public Realm administrationRealm() {
        return new Realm(this, "master");
    }

    /** A copy of the realm under another name with other settings; created at the first call. */
    public Realm variant(String name, Consumer<RealmFile> change) {
        return variants.computeIfAbsent(name, key -> {
            String unique = key + "-" + UUID.randomUUID().toString().substring(0, 8);
            RealmFile file = RealmFile.export().named(unique, portalUrl()).sendsMailTo(mail());
            change.accept(file);
            file.importInto(url(), admin);
            return new Realm(this, unique);
        });
    }

    /** A new realm with Keycloak's defaults, without the suite. */
    public Realm freshRealm() {
        RealmRepresentation file = new RealmRepresentation();
        file.setRealm("school-" + UUID.randomUUID().toString().substring(0, 8));
        file.setEnabled(true);
        file.setPrivateKey(SigningKey.PRIVATE);
        admin.realms().create(file);
        return new Realm(this, file.getRealm());
    }

    /** Address of the clients that tests create. */
    String appUrl() {
        return app.url();
    }

    /** Address of the two sites of {@code realm-export.json}: an {@link App}, or the portal after {@link #startPortal()}. */
    public String portalUrl() {
        return "http://localhost:" + server.portal().number();
    }

    /** Replaces the app that does nothing by the demo portal. */
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
        administrators.close();
        admin.close();
        server.close();
    }
}
