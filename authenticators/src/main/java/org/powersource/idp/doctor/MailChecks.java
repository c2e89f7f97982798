package org.powersource.idp.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.mail.MailProblems;

/** Checks of what mails need. They don't connect to the mail server. */
final class MailChecks {

    static final Duration LATELY = Duration.ofHours(24);

    private MailChecks() {}

    static Stream<Place> smtp(Examined realm) {
        String host = realm.realm().getSmtpConfig().get("host");
        return RealmChecks.when(Objects.requireNonNullElse(host, "").isBlank());
    }

    static Stream<Place> hostname(Examined realm) {
        return RealmChecks.when(!PublicAddress.isConfigured(realm.realm()));
    }

    static Stream<Place> refused(Examined realm) {
        long refused = new MailProblems(realm.session()).refusedSince(realm.realm(), start());
        return refused == 0 ? Stream.empty() : Stream.of(Place.at(refused + " mails"));
    }

    static Instant start() {
        return Instant.ofEpochMilli(Time.currentTimeMillis()).minus(LATELY);
    }
}
