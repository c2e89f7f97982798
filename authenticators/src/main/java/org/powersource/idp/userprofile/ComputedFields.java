package org.powersource.idp.userprofile;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.powersource.idp.account.ComputedField;
import org.powersource.idp.ask.Request;
import org.powersource.idp.ask.Requests;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.site.AccountSites;
import org.powersource.idp.site.Sites;

/** Values of the computed fields of one account. */
final class ComputedFields {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final List<Sites.Site> sites;
    private final AccountSites own;

    ComputedFields(KeycloakSession session, RealmModel realm, UserModel user, List<Sites.Site> sites) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.sites = sites;
        this.own = new AccountSites(user);
    }

    /** Values by attribute; empty fields are left out. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new HashMap<>();
        values.put(ComputedField.STATUS.attribute(), List.of(status().words()));
        new MailHistory(session)
                .newest(realm, user.getId())
                .ifPresent(mail -> values.put(ComputedField.LAST_MAIL.attribute(), List.of(words(mail))));
        List<Problem> problems = new Problems(session).of(user);
        if (!problems.isEmpty()) {
            values.put(ComputedField.LAST_PROBLEM.attribute(), List.of(new ProblemText(session, realm).of(problems)));
        }
        List<Request> requests = new Requests(session).openOf(user.getId());
        if (!requests.isEmpty()) {
            values.put(
                    ComputedField.OPEN_REQUEST.attribute(),
                    List.of(new ProblemText(session, realm).ofRequests(requests)));
        }
        String byRole =
                sites.stream().filter(own::isGrantedByRole).map(this::words).collect(Collectors.joining("; "));
        if (!byRole.isEmpty()) {
            values.put(ComputedField.SITES_BY_ROLE.attribute(), List.of(byRole));
        }
        return values;
    }

    private AccountStatus status() {
        BruteForceProtector locks = session.getProvider(BruteForceProtector.class);
        return AccountStatus.of(
                user.isEnabled(),
                user.getRequiredActionsStream().noneMatch(SharedId.ACTIVATE_ACCOUNT::is),
                realm.isBruteForceProtected()
                        && (locks.isTemporarilyDisabled(session, realm, user)
                                || locks.isPermanentlyLockedOut(session, realm, user)),
                sites.stream().anyMatch(own::has));
    }

    private String words(Sites.Site site) {
        String groups = String.join(", ", own.groupsThatGrant(site));
        return site.name() + (groups.isEmpty() ? " by role" : " by group " + groups);
    }

    /** For example {@code reset-link: accepted 2026-11-25 08:15 UTC}. */
    static String words(Mail mail) {
        Mail.Result result = mail.result();
        return mail.kind() + ": " + result.word() + " " + TIME.format(result.time());
    }
}
