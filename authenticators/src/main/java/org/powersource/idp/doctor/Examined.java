package org.powersource.idp.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.district.Coverage;
import org.powersource.idp.district.Districts;
import org.powersource.idp.keycloakdb.AccountRows;
import org.powersource.idp.keycloakdb.AccountRows.Counts;
import org.powersource.idp.site.Sites;

/** A realm, and values that several checks need. Each value is computed once. */
final class Examined {

    private static final String INVISIBLE = EmailAddress.invisibleCharacter();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmFlows flows;
    private final Policies policies;
    private final Map<Walk, List<Path>> walks = new HashMap<>();
    private @Nullable List<Root> roots;
    private @Nullable Counts accounts;
    private @Nullable Coverage coverage;

    private record Walk(Use use, String flowId, boolean questionBeforeMail) {}

    Examined(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.flows = new RealmFlows(session, realm);
        this.policies = new Policies(session, realm);
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    RealmFlows flows() {
        return flows;
    }

    Policies policies() {
        return policies;
    }

    Sites sites() {
        return new Sites(session, realm);
    }

    /** The flows by which people can sign in. */
    List<Root> roots() {
        List<Root> known = roots;
        if (known == null) {
            known = Root.all(this).toList();
            roots = known;
        }
        return known;
    }

    /** {@link Use#missed} for the root's flow. A flow that thousands of clients have chosen is walked once. */
    List<Path> missed(Root root, boolean questionBeforeMail) {
        return walks.computeIfAbsent(
                new Walk(root.use(), root.flowId(), questionBeforeMail),
                walk -> root.use().missed(root.flow(), questionBeforeMail));
    }

    /** Numbers of accounts. */
    Counts accounts() {
        Counts known = accounts;
        if (known == null) {
            known = new AccountRows(session, realm).counts(INVISIBLE);
            accounts = known;
        }
        return known;
    }

    Coverage coverage() {
        Coverage known = coverage;
        if (known == null) {
            known = new Districts(session).coverage(realm);
            coverage = known;
        }
        return known;
    }

    /** Whether the reminder question has to be answered before the mail goes out. */
    boolean asksBeforeMail() {
        return OptionChecks.asksBeforeMail(this);
    }

    /** Whether the required action is enabled that checks sign-ins which missed the step. */
    boolean hasSiteAccessAction() {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(Authenticators.SITE_ACCESS);
        return action != null && action.isEnabled();
    }
}
