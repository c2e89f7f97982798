package org.powersource.idp.spokencode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.HashedSecret;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.spokencode.StoredCode.Terms;

/** The code of an account: one at most. */
final class SpokenCodes {

    /** Outlasts every code. */
    static final Limit ONE_USE = new Limit(
            "use of a spoken code",
            1,
            Duration.ofMinutes(SpokenSettings.LONGEST).multipliedBy(2));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    SpokenCodes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** A code in the place of the one before. */
    record Made(SpokenCode code, Terms terms) {}

    Made make(Duration life) {
        end();
        SpokenCode code = SpokenCode.random();
        Terms terms = Terms.from(now(), life, new LinkTerms(session, user).details());
        user.credentialManager().createStoredCredential(StoredCode.credential(code, terms, session));
        return new Made(code, terms);
    }

    /** Ends the code, if there is one. */
    void end() {
        List<CredentialModel> stored = stored().toList();
        stored.forEach(credential -> user.credentialManager().removeStoredCredentialById(credential.getId()));
    }

    /** The account's code, if this is it. Costs one hash, whether the account has a code or not. */
    Optional<StoredCode> find(SpokenCode typed) {
        Optional<StoredCode> code = stored().map(StoredCode::read).findFirst();
        if (code.isEmpty()) {
            HashedSecret unused = StoredCode.hash(typed, session);
        }
        return code.filter(known -> known.is(typed, session));
    }

    /**
     * Uses the code up, if it still works. Of any number of requests with it exactly one gets true, on whichever node: an account's
     * credentials are cached, so the database decides.
     */
    boolean use(StoredCode code) {
        return !code.terms().hasExpired(now())
                && new LinkTerms(session, user).areMet(code.terms().account())
                && new Limits(session)
                        .take(realm, new Limits.Count(code.id(), ONE_USE))
                        .isEmpty()
                && user.credentialManager().removeStoredCredentialById(code.id());
    }

    private Stream<CredentialModel> stored() {
        return user.credentialManager().getStoredCredentialsByTypeStream(StoredCode.TYPE);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
