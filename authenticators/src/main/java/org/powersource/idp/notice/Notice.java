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

/** A mail about a change of an account: what, when and from where, and what to do if it wasn't the owner. */
enum Notice implements MailKind {
    /** Another e-mail address; goes to the new one. */
    ADDRESS_CHANGED("address-changed", "noticeAddressChanged"),
    /** Another e-mail address; goes to the earlier one, which no longer works for Forgot My Password. */
    ADDRESS_LEFT("address-left", "noticeAddressLeft", "noticeAddressLeftDo"),
    /** The same e-mail address in other capital letters. */
    SPELLING_CHANGED("spelling-changed", "noticeSpellingChanged"),
    PASSWORD_CHANGED("password-changed", "noticePasswordChanged"),
    /** Another reminder question or answer, which Forgot My Password asks for. */
    QUESTION_CHANGED("question-changed", "noticeQuestionChanged", "noticeQuestionNotYoursDo"),
    /** A code to read out, by somebody who manages the account. */
    SPOKEN_CODE_MADE("spoken-code-made", "noticeSpokenCodeMade");

    /** Also a late notice is useful, up to this age. */
    private static final Duration WORTH = Duration.ofDays(3);

    private static final String TEMPLATE = "notice.ftl";

    private final String id;
    private final String messages;
    private final String advice;

    Notice(String id, String messages) {
        this(id, messages, "noticeNotYoursDo");
    }

    /**
     * One kind of notice.
     *
     * @param messages start of its message keys
     * @param advice message key of what to do if it wasn't the owner
     */
    Notice(String id, String messages, String advice) {
        this.id = id;
        this.messages = messages;
        this.advice = advice;
    }

    /** Empty for a change of the address: {@link NoticeWatcher#moved} sends those notices. */
    static Optional<Notice> of(AccountChange change) {
        return switch (change) {
            case ADDRESS -> Optional.empty();
            case SPELLING -> Optional.of(SPELLING_CHANGED);
            case PASSWORD -> Optional.of(PASSWORD_CHANGED);
            case REMINDER_QUESTION -> Optional.of(QUESTION_CHANGED);
            case SPOKEN_CODE -> Optional.of(SPOKEN_CODE_MADE);
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public final MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Locale locale = session.getContext().resolveLocale(user);
        Map<String, Object> attributes = new HashMap<>(mail.details());
        attributes.put("what", messages);
        attributes.put("advice", advice);
        attributes.putIfAbsent("account", SignInEmail.of(user).spelling());
        attributes.put("when", MailTime.inWords(mail.requestedAt(), locale));
        return new MailContent(messages + "Subject", TEMPLATE, attributes, null);
    }
}
