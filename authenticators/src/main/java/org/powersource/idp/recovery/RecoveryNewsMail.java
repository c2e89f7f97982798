package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.outbox.Mail;
import org.powersource.idp.outbox.MailContent;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailTime;

/** Tells the owner, and nobody else, why Forgot My Password doesn't open the way, and who can help. */
@AutoService(MailKind.class)
public final class RecoveryNewsMail implements MailKind {

    static final String CASE = "case";
    static final String HELD_UNTIL = "heldUntil";

    private static final Duration WORTH = Duration.ofHours(24);

    @Override
    public String id() {
        return "recovery-news";
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        RecoveryCase state =
                RecoveryCase.valueOf(Objects.requireNonNull(mail.details().get(CASE)));
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("state", state.word());
        attributes.put("account", SignInEmail.of(user).spelling());
        attributes.put(
                HELD_UNTIL,
                Optional.ofNullable(mail.details().get(HELD_UNTIL))
                        .map(end -> MailTime.inWords(
                                Instant.parse(end), session.getContext().resolveLocale(user)))
                        .orElse(""));
        return Optional.of(new MailContent("recoveryNewsSubject", "recovery-news.ftl", attributes, null));
    }
}
