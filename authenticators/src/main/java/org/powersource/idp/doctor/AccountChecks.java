package org.powersource.idp.doctor;

import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.storage.UserStorageProvider;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.keycloakdb.AccountRows;
import org.powersource.idp.keycloakdb.TickRows;
import org.powersource.idp.site.Sites;

/** Checks of accounts. The database counts; no account is loaded. */
final class AccountChecks {

    private static final String LDAP_MAPPER = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper";

    /** Most accounts whose stored spelling is compared with their address, so that an examination doesn't take longer in a larger realm. */
    private static final int NEWEST_ACCOUNTS = 20_000;

    private AccountChecks() {}

    static Stream<Place> ticks(Examined realm) {
        return new TickRows(realm.session(), realm.realm(), Sites.ATTRIBUTE)
                .withoutSite(Sites.roleOf(realm.realm())).stream()
                        .map(tick -> Place.at("site " + tick.clientId() + ", " + accounts(tick.accounts())));
    }

    static Stream<Place> invisible(Examined realm) {
        return count(realm.accounts().withInvisibleCharacters());
    }

    static Stream<Place> spellings(Examined realm) {
        return count(new AccountRows(realm.session(), realm.realm())
                .withOtherAddressIn(SignInEmail.ATTRIBUTE, NEWEST_ACCOUNTS));
    }

    static Stream<Place> withoutAddress(Examined realm) {
        return count(realm.accounts().withoutAddress());
    }

    static Stream<Place> userNames(Examined realm) {
        return count(realm.accounts().withOtherUserName());
    }

    static Stream<Place> count(long accounts) {
        return accounts == 0 ? Stream.empty() : Stream.of(Place.at(accounts(accounts)));
    }

    static String accounts(long number) {
        return number == 1 ? "1 account" : number + " accounts";
    }

    static Stream<Place> ldap(Examined realm) {
        if (OptionChecks.ignoresCase(realm)) {
            return Stream.empty();
        }
        return realm.realm()
                .getComponentsStream(realm.realm().getId(), UserStorageProvider.class.getName())
                .filter(provider -> "ldap".equals(provider.getProviderId()) && provider.get("enabled", true))
                .filter(provider -> realm.realm()
                        .getComponentsStream(provider.getId(), LDAP_MAPPER)
                        .noneMatch(AccountChecks::mapsSpelling))
                .map(provider -> Place.at("user federation " + provider.getName()));
    }

    private static boolean mapsSpelling(ComponentModel mapper) {
        return SignInEmail.ATTRIBUTE.equals(mapper.get("user.model.attribute"));
    }
}
