package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailTime;
import org.powersource.idp.mail.MailVerdict;
import org.powersource.idp.mail.RunningSignIn;

/** Tells the owner, and nobody else, why Forgot My Password doesn't help, and who can. */
@AutoService(MailKind.class)
public final class RecoveryNewsMail implements MailKind {

    static final String ID = "recovery-news";
    private static final String OCCASION = "occasion";
    private static final Duration WORTH = Duration.ofHours(24);

    /** Event that may cause the mail. */
    enum Occasion {
        /** The address was typed. */
        ADDRESS,
        /** <i>Resend Activation Email</i> was pressed. */
        ACTIVATION,
        /** A wrong answer locked the question. */
        HELD;

        Map<String, String> details() {
            return Map.of(OCCASION, name());
        }

        static Occasion of(Mail mail) {
            return valueOf(mail.details().getOrDefault(OCCASION, ADDRESS.name()));
        }

        /**
         * Whether to send the mail.
         *
         * @param told whether such a mail went out within the cooldown; called only if that matters
         */
        boolean isNews(RecoveryCase state, BooleanSupplier told) {
            return switch (this) {
                case HELD -> state == RecoveryCase.LOCKED;
                case ACTIVATION -> state == RecoveryCase.OPEN || !told.getAsBoolean();
                case ADDRESS -> state != RecoveryCase.OPEN && !told.getAsBoolean();
            };
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /**
     * Anybody who knows the address can cause this mail. So the last mail of an hour is reserved for a person who also knows the answer.
     */
    @Override
    public OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return OptionalInt.of(Math.max(
                1, RecoverySettings.of(session.getContext().getRealm()).limits().perAddress() - 1));
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        RecoveryAccount account = RecoveryAccount.of(session, user, typed(mail, user));
        RecoveryCase state = account.state();
        Occasion occasion = Occasion.of(mail);
        if (occasion == Occasion.HELD && state != RecoveryCase.OPEN) {
            // The request refused the answer without reading any account.
            account.note(user, mail);
        }
        if (state == RecoveryCase.NOT_ACTIVE) {
            orderActivation(session, user, mail);
            return MailVerdict.DROP;
        }
        return MailVerdict.sendIf(occasion.isNews(state, () -> isTold(session, mail)));
    }

    /** Orders the activation mail, within its own limits, instead of this one. */
    private static void orderActivation(KeycloakSession session, UserModel user, Mail mail) {
        new Activation(session)
                .order(
                        user,
                        RunningSignIn.of(mail).details(),
                        session.getContext().getClient(),
                        mail.language());
    }

    /** The typed address; the registered one for a row without it. */
    static EmailAddress typed(Mail mail, UserModel user) {
        return mail.typedAddress()
                .orElseGet(() -> EmailAddress.of(SignInEmail.of(user).spelling()));
    }

    /** Whether the same mail went out within the cooldown. The limits count the two occasions separately, but their mail is the same. */
    private static boolean isTold(KeycloakSession session, Mail mail) {
        Duration cooldown =
                RecoverySettings.of(session.getContext().getRealm()).limits().cooldown();
        return new MailHistory(session).before(mail, Set.of(ID), cooldown) > 0;
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        RecoveryAccount account = RecoveryAccount.of(session, user, typed(mail, user));
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("state", account.state().word());
        attributes.put("account", SignInEmail.of(user).spelling());
        attributes.put(
                "lockedUntil",
                account.lockedUntil()
                        .map(end -> MailTime.inWords(end, session.getContext().resolveLocale(user)))
                        .orElse(""));
        return new MailContent("recoveryNewsSubject", "recovery-news.ftl", attributes, null);
    }
}
