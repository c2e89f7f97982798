package org.powersource.idp.notice;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailTime;

/** A mail that says what changed, when and from where, and what to do if it wasn't the owner. */
abstract sealed class Notice implements MailKind
        permits AddressChangedNotice,
                AddressLeftNotice,
                PasswordChangedNotice,
                QuestionChangedNotice,
                SpellingChangedNotice {

    /** Late news are better than none, but not for ever. */
    private static final Duration WORTH = Duration.ofDays(3);

    private static final String TEMPLATE = "notice.ftl";

    private final String id;
    private final String messages;

    /**
     * One kind of notice.
     *
     * @param messages what its message keys start with
     */
    Notice(String id, String messages) {
        this.id = id;
        this.messages = messages;
    }

    /** Empty for a change that {@link NoticeWatcher#moved} tells. */
    static Optional<Notice> of(AccountChange change) {
        return switch (change) {
            case ADDRESS -> Optional.empty();
            case SPELLING -> Optional.of(new SpellingChangedNotice());
            case PASSWORD -> Optional.of(new PasswordChangedNotice());
            case REMINDER_QUESTION -> Optional.of(new QuestionChangedNotice());
        };
    }

    /** Message key of what to do if it wasn't the owner. */
    String advice() {
        return "noticeNotYoursDo";
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Duration worth() {
        return WORTH;
    }

    @Override
    public final MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Locale locale = session.getContext().resolveLocale(user);
        Map<String, Object> attributes = new HashMap<>(mail.details());
        attributes.put("what", messages);
        attributes.put("advice", advice());
        attributes.putIfAbsent("account", SignInEmail.of(user).spelling());
        attributes.put("when", MailTime.inWords(mail.requestedAt(), locale));
        return new MailContent(messages + "Subject", TEMPLATE, attributes, null);
    }
}
