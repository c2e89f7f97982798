package org.powersource.idp.link;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailKinds;

/** The kinds of mail that bring a link, by id. */
final class LinkedMails {

    static final Map<String, LinkedMail> ALL = MailKinds.all()
            .filter(LinkedMail.class::isInstance)
            .map(LinkedMail.class::cast)
            .collect(Collectors.toUnmodifiableMap(MailKind::id, Function.identity()));

    private LinkedMails() {}
}
