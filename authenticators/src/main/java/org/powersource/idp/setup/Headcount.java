package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.doctor.Finding;
import org.powersource.idp.doctor.Severity;
import org.powersource.idp.keycloakdb.AccountRows;
import org.powersource.idp.keycloakdb.AccountRows.Counts;
import org.powersource.idp.keycloakdb.SiteRows;
import org.powersource.idp.site.Sites;

/**
 * Counts the enabled accounts that a setup would shut out. The database counts, and no account is loaded. Accounts that only a
 * user directory has aren't counted.
 */
final class Headcount {

    private static final String INVISIBLE = EmailAddress.invisibleCharacter();

    private final Place place;
    private final AccountRows accounts;

    Headcount(Place place) {
        this.place = place;
        this.accounts = new AccountRows(place.session(), place.realm());
    }

    /** @param first whether the realm doesn't have the suite yet */
    List<Finding> findings(Set<ClientModel> sites, boolean first) {
        List<Finding> findings = new ArrayList<>();
        Counts counts = accounts.countsOfEnabled(INVISIBLE);
        sites.forEach(site -> findings.add(site(site, counts.all())));
        add(
                findings,
                "user-name-not-address",
                counts.withOtherUserName(),
                "whose owners sign in with a user name that isn't their e-mail address, and can't any more",
                "Tell their owners to sign in with their e-mail address.");
        add(
                findings,
                "account-without-address",
                counts.withoutAddress(),
                "without an e-mail address: nobody can sign in to them",
                "Give them addresses.");
        add(
                findings,
                "address-with-invisible-characters",
                counts.withInvisibleCharacters(),
                "with an invisible character in their address, so their owners can't type it",
                "Enter these addresses again.");
        if (first) {
            add(
                    findings,
                    "tick-there-already",
                    accounts.enabledWith(Sites.ATTRIBUTE),
                    "with an attribute " + Sites.ATTRIBUTE + " already, whose values become ticks of sites",
                    "Remove the attribute from accounts that shouldn't have the sites.");
        }
        return findings;
    }

    private Finding site(ClientModel site, long all) {
        RoleModel role = site.getRole(Sites.roleOf(place.realm()));
        long allowed = new SiteRows(place.session(), place.realm())
                .accountsOf(site.getClientId(), Sites.ATTRIBUTE, role == null ? Set.of() : Set.of(role.getId()));
        return new Finding(
                "site-accounts",
                allowed == 0 ? Severity.WARNING : Severity.NOTE,
                "client " + site.getClientId(),
                "Accounts that could use it: " + allowed + " of " + all + ".",
                "Grant access before people come: a group with the role, or ticks.");
    }

    private static void add(List<Finding> findings, String code, long count, String which, String fix) {
        if (count > 0) {
            findings.add(new Finding(
                    code, Severity.WARNING, "accounts: " + count, "Accounts " + which + ": " + count + ".", fix));
        }
    }
}
