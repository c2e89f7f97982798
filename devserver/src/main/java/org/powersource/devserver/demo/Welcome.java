package org.powersource.devserver.demo;

import java.util.ArrayList;
import java.util.List;
import org.powersource.devserver.KeycloakServer;

/** The tables that the demo shows when it runs. */
final class Welcome {

    private final KeycloakServer server;
    private final DemoPorts ports;
    private final DemoData data;

    Welcome(KeycloakServer server, DemoPorts ports, DemoData data) {
        this.server = server;
        this.ports = ports;
        this.data = data;
    }

    List<List<String>> places() {
        String portal = "http://localhost:" + ports.portal().number();
        String mail = "http://localhost:" + ports.mail().number();
        return List.of(
                List.of("Where", "URL"),
                List.of("Portal (site powersource)", portal + "/"),
                List.of("Second site (gradebook-sample)", portal + "/gradebook"),
                List.of("Mails that were sent", mail + "/"),
                List.of("the same as JSON", mail + "/api/mails"),
                List.of("Problems logging in?", server.realmUrl("powersource") + "/troubleshooting"),
                List.of("Account console", server.realmUrl("powersource") + "/account/"),
                List.of("Accounts of a district, for contacts", server.realmUrl("powersource") + "/district/"),
                List.of(
                        "Admin console (" + server.adminUser() + " / " + server.adminPassword() + ")",
                        server.url() + "/admin/"),
                List.of("Mail server (SMTP)", "localhost:" + ports.smtp().number()));
    }

    List<List<String>> accounts() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Account", "Password", "Reminder answer", "Shows"));
        data.users()
                .forEach(user -> rows.add(List.of(
                        user.email(),
                        user.active() ? data.password() : "(none yet)",
                        user.active() ? data.reminder().answer() : "(none yet)",
                        user.shows())));
        return rows;
    }
}
