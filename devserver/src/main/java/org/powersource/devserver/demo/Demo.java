package org.powersource.devserver.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.PortInUseException;
import org.powersource.devserver.mailpage.MailPage;
import org.powersource.devserver.portal.Portal;

/** Runs the demo in the foreground until Ctrl-C. */
public final class Demo {

    /** Folder of the data; set by the Maven build. */
    private static final String FOLDER = "demo.folder";

    private static final String RESET = "demo.reset";

    private final Terminal terminal = new Terminal(System.out);
    private final Artifacts artifacts = Artifacts.fromSystemProperties();
    private final DemoPorts ports = DemoPorts.of(System.getProperties());
    private final DemoFolder folder = new DemoFolder(Path.of(System.getProperty(FOLDER, ".demo")));
    private final DemoData data = DemoData.load();

    private Demo() {}

    /** Started by Maven; see the module's profile {@code demo}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            new Demo().run();
        } catch (PortInUseException e) {
            // Printed, because Maven would hide a thrown exception behind a stack trace.
            new Terminal(System.out).line(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        ports.requireFree();
        prepareFolder();
        try (MailServer mail = MailServer.start(ports.smtp());
                MailPage mailPage = MailPage.start(ports.mail(), mail);
                KeycloakServer server = server(mail)) {
            terminal.step("Adding the demo's districts and accounts");
            fill(server, mail);
            folder.remember(artifacts.realm());
            terminal.step("Starting the portal");
            try (Portal portal = Portal.start(ports.portal(), server.url(), data.clientSecrets())) {
                terminal.step("Running: " + portal.url() + " and " + mailPage.url());
                welcome(server);
                new CountDownLatch(1).await();
            }
        }
    }

    private void prepareFolder() throws IOException {
        if (Boolean.getBoolean(RESET)) {
            terminal.step("Removing the data of earlier runs: " + folder.path());
            folder.reset();
        } else if (folder.isOlderThan(artifacts.realm())) {
            terminal.step("realm-export.json changed since these data were made; they stay as they are."
                    + " To start afresh: mvn -Pdemo -Ddemo.reset=true");
        }
    }

    /** The server's own hook stops it when Ctrl-C ends this JVM. */
    private KeycloakServer server(MailServer mail) {
        return KeycloakServer.builder(artifacts)
                .httpPort(ports.http())
                .directory(folder.server())
                .admin("admin", "admin")
                .mail(mail)
                .environment("POWERSOURCE_PORTAL_URL", portalUrl())
                .progress(terminal)
                .start();
    }

    private void fill(KeycloakServer server, MailServer mail) {
        try (DemoRealm realm = new DemoRealm(server)) {
            realm.connect(data, portalUrl(), mail);
            realm.add(data);
        }
    }

    private void welcome(KeycloakServer server) {
        Welcome welcome = new Welcome(server, ports, data);
        terminal.line("");
        terminal.table(welcome.places());
        terminal.table(welcome.accounts());
        terminal.line("  Keycloak's log: " + server.logFile());
        terminal.line("  The data stay for the next run. To remove them: mvn -Pdemo -Ddemo.reset=true");
        terminal.line("  Ctrl-C ends everything.");
    }

    private String portalUrl() {
        return "http://localhost:" + ports.portal().number();
    }
}
