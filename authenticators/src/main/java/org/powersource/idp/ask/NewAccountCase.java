package org.powersource.idp.ask;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;

/**
 * What an address is to somebody who wants an account. Only its owner is told, by mail.
 *
 * @param district id, with {@link State#PROVE} only
 */
record NewAccountCase(State state, @Nullable String district) {

    enum State {
        /** The contacts of one district can be asked. */
        PROVE,
        /** They were asked before. */
        ASKED,
        /** There is an account. */
        ACCOUNT,
        NO_DISTRICT,
        SEVERAL_DISTRICTS,
        NO_CONTACT
    }

    /** The rule itself: the first reason counts. */
    static State decide(boolean hasAccount, boolean isAsked, int districts, boolean hasContact) {
        if (hasAccount) {
            return State.ACCOUNT;
        }
        if (isAsked) {
            return State.ASKED;
        }
        if (districts != 1) {
            return districts == 0 ? State.NO_DISTRICT : State.SEVERAL_DISTRICTS;
        }
        return hasContact ? State.PROVE : State.NO_CONTACT;
    }

    static NewAccountCase of(KeycloakSession session, RealmModel realm, Deciders deciders, EmailAddress address) {
        List<String> districts = districts(session, realm, deciders, address);
        State state = decide(
                hasAccount(session, realm, address),
                new Requests(session)
                        .withKey(RequestKey.account(realm.getId(), address))
                        .isPresent(),
                districts.size(),
                !deciders.contacts(session, realm, Set.copyOf(districts)).isEmpty());
        return new NewAccountCase(state, state == State.PROVE ? districts.get(0) : null);
    }

    /** Ids of the districts that have the address's mail domain. */
    static List<String> districts(KeycloakSession session, RealmModel realm, Deciders deciders, EmailAddress address) {
        String folded = address.folded();
        return deciders.districtsOf(session, realm, folded.substring(folded.lastIndexOf('@') + 1));
    }

    /** Compares as the database does: as long as there is such an account, Keycloak refuses the new one. */
    static boolean hasAccount(KeycloakSession session, RealmModel realm, EmailAddress address) {
        return session.users().getUserByEmail(realm, address.stored()) != null
                || session.users().getUserByUsername(realm, address.stored()) != null;
    }

    String requireDistrict() {
        return Objects.requireNonNull(district);
    }
}
