package org.powersource.idp.accountlist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.powersource.idp.account.HeldGrants;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.keycloakdb.AccountListRows;
import org.powersource.idp.keycloakdb.EventRows;
import org.powersource.idp.keycloakdb.MemberRows;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.site.Sites;

/** The members of some districts as a list. Six statements, however many districts, members and pages there are. */
final class AccountList {

    /** With more members, a search finds words by their beginnings only. */
    private static final long LARGE = 5_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Set<String> groups;
    private final boolean forContact;

    /**
     * A list.
     *
     * @param groups ids
     * @param forContact whether contacts and administrators are left out
     */
    AccountList(KeycloakSession session, RealmModel realm, Set<String> groups, boolean forContact) {
        this.session = session;
        this.realm = realm;
        this.groups = groups;
        this.forContact = forContact;
    }

    AccountPage page(ListRequest request) {
        if (groups.isEmpty()) {
            return AccountPage.EMPTY;
        }
        MemberRows.Held held = new MemberRows(session, realm, groups).held();
        HeldGrants grants = new HeldGrants(session, realm, held);
        boolean prefixOnly = members(held) > LARGE;
        AccountListRows.Wanted wanted = new AccountListRows.Wanted(
                request.search(),
                prefixOnly,
                request.status(),
                forContact ? grants.giving(Privilege::isGivenBy) : MemberRows.Grants.NONE,
                grants.giving(Sites.grants(realm)));
        AccountListRows list = new AccountListRows(session, realm, groups, names());
        if (request.status().equals(AccountListRows.IDLE)) {
            AccountListRows.Idle idle = list.idle(wanted);
            return idle.known()
                    ? page(list, wanted, request, idle.count())
                    : new AccountPage(0, List.of(), prefixOnly, idle.count());
        }
        return page(list, wanted, request, list.count(wanted));
    }

    private AccountPage page(AccountListRows list, AccountListRows.Wanted wanted, ListRequest request, long count) {
        List<AccountListRows.Row> rows = list.page(wanted, request.first(), request.max());
        return new AccountPage(count, accounts(rows), wanted.prefixOnly(), 0);
    }

    /** Who is in two of the districts counts twice. */
    private long members(MemberRows.Held held) {
        return groups.stream()
                .mapToLong(group -> held.groups().getOrDefault(group, 0L))
                .sum();
    }

    private AccountListRows.Names names() {
        return new AccountListRows.Names(
                Sites.roleOf(realm), Sites.ATTRIBUTE, SharedId.ACTIVATE_ACCOUNT.id(), SignInEmail.ATTRIBUTE);
    }

    private List<ListedAccount> accounts(List<AccountListRows.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(AccountListRows.Row::id).toList();
        Map<String, Mail> mails = new MailHistory(session).newest(realm, ids);
        Map<String, Problem> problems = new Problems(session).newest(ids);
        Map<String, Long> signIns = new EventRows(session, realm).lastSignIns(ids);
        return rows.stream()
                .map(row -> new ListedAccount(
                        row.id(),
                        row.firstName(),
                        row.lastName(),
                        SignInEmail.of(row.address(), row.spelling()).spelling(),
                        row.status(),
                        isLocked(row),
                        Optional.ofNullable(mails.get(row.id()))
                                .map(ListedAccount.LastMail::of)
                                .orElse(null),
                        Optional.ofNullable(problems.get(row.id()))
                                .map(ListedAccount.LastProblem::of)
                                .orElse(null),
                        signIns.get(row.id())))
                .toList();
    }

    /** As Keycloak 26.7.4 {@code DefaultBruteForceProtector}, without loading the account. */
    private boolean isLocked(AccountListRows.Row row) {
        if (!realm.isBruteForceProtected()) {
            return false;
        }
        if (row.lockedForGood()) {
            return true;
        }
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, row.id());
        return failures != null && Time.currentTimeMillis() / 1000 < failures.getFailedLoginNotBefore();
    }
}
