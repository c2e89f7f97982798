package org.powersource.idp.link;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.powersource.idp.mail.MailKind;

/** The kinds of mail that bring a link, by id. */
final class LinkedMails {

    static final Map<String, LinkedMail> ALL =
            ServiceLoader.load(MailKind.class, LinkedMails.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(LinkedMail.class::isInstance)
                    .map(LinkedMail.class::cast)
                    .collect(Collectors.toUnmodifiableMap(MailKind::id, Function.identity()));

    private LinkedMails() {}
}
