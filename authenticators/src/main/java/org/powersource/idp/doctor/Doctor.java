package org.powersource.idp.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.SuiteRealm;

/** Looks for what breaks the suite in a realm. */
public final class Doctor {

    private static final Logger LOG = Logger.getLogger(Doctor.class);

    private Doctor() {}

    /** Findings, most severe first; none in a realm that doesn't use the suite. Only reads. */
    public static List<Finding> findings(KeycloakSession session, RealmModel realm) {
        Examined examined = new Examined(session, realm);
        if (!SuiteRealm.is(realm)) {
            return Check.LISTENER_MISSING.findings(examined).toList();
        }
        return Arrays.stream(Check.values())
                .flatMap(check -> examine(check, examined))
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .toList();
    }

    /** A check that fails is a finding, too. It doesn't stop the other checks. */
    private static Stream<Finding> examine(Check check, Examined examined) {
        try {
            return check.findings(examined).toList().stream();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Realm %s: the check %s failed", examined.realm().getName(), check.code());
            String reason = e instanceof TooLargeException ? e.getMessage() + "." : "";
            return Stream.of(Check.CHECK_FAILED.finding(Place.at("check " + check.code(), reason)));
        }
    }
}
