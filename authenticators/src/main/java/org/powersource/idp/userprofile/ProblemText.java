package org.powersource.idp.userprofile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.powersource.idp.ask.Request;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.site.Sites;

/** Problems in the language of the person who looks at the record. */
final class ProblemText {

    private final RealmModel realm;
    private final Properties texts;

    ProblemText(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        Locale reader = session.getContext().resolveLocale(session.getContext().getUser());
        try {
            texts = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For example {@code 2026-11-25 08:15 UTC: no access to the site Gradebook; 2026-11-25 08:14 UTC: wrong password}. */
    String of(List<Problem> problems) {
        return problems.stream().map(this::text).collect(Collectors.joining("; "));
    }

    /** For example {@code 2026-11-25 08:15 UTC: access to the site Gradebook}. */
    String ofRequests(List<Request> requests) {
        return requests.stream().map(this::text).collect(Collectors.joining("; "));
    }

    private String text(Request request) {
        ClientModel site = request.siteId() == null ? null : realm.getClientById(request.siteId());
        String what = message("recordRequest" + request.kind().name());
        return ComputedFields.TIME.format(request.askedAt()) + ": " + what
                + (site == null ? "" : " " + Sites.nameOf(site));
    }

    private String text(Problem problem) {
        String cause = problem.messageKey().map(this::message).orElse(problem.cause());
        String site = problem.site() == null ? "" : " " + name(problem.site());
        String until = problem.until() == null ? "" : " " + message("problemUntil") + " " + time(problem.until());
        return time(problem.time()) + ": " + cause + site + until;
    }

    private String message(String key) {
        return texts.getProperty(key, key);
    }

    /** Clients may be renamed or removed meanwhile. */
    private String name(String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        return client == null ? clientId : Sites.nameOf(client);
    }

    private static String time(long millis) {
        return ComputedFields.TIME.format(Instant.ofEpochMilli(millis));
    }
}
