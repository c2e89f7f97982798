package org.powersource.idp.activation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.mail.Mail;

/** Text of the mails without the link. */
final class ActivationMailText {

    private static final Duration DAYS = Duration.ofDays(2);
    private static final Duration HOURS = Duration.ofHours(2);

    private ActivationMailText() {}

    static Map<String, Object> of(KeycloakSession session, RealmModel realm, UserModel user, Mail mail) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", SignInEmail.of(user).spelling());
        attributes.put(
                "site",
                new ActivationSite(session, realm)
                        .of(user, mail.clientId())
                        .map(ClientModel::getName)
                        // A message key of the login pages, which mails don't have.
                        .filter(name -> !name.startsWith("${"))
                        .orElse(""));
        return attributes;
    }

    /** Life of a link in the largest unit that fits: a number, and the unit's name in message keys. */
    static Map<String, Object> life(Duration life) {
        if (life.compareTo(DAYS) >= 0) {
            return Map.of("number", life.toDays(), "unit", "Days");
        }
        return life.compareTo(HOURS) >= 0
                ? Map.of("number", life.toHours(), "unit", "Hours")
                : Map.of("number", life.toMinutes(), "unit", "Minutes");
    }
}
