package org.powersource.idp.link;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailKinds;

/** The kinds of mail with a link, by id. */
final class LinkedMails {

    static final Map<String, LinkedMail> ALL = MailKinds.all()
            .filter(LinkedMail.class::isInstance)
            .map(LinkedMail.class::cast)
            .collect(Collectors.toUnmodifiableMap(MailKind::id, Function.identity()));

    private LinkedMails() {}

    /** The kind of a mail, if it has a link. */
    static Optional<LinkedMail> of(Mail mail) {
        return Optional.ofNullable(ALL.get(mail.kind()));
    }
}
