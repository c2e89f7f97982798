package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import java.util.stream.Stream;
import org.powersource.idp.mail.MailKinds;

/** Registers all notices. */
@AutoService(MailKinds.class)
public final class Notices implements MailKinds {

    @Override
    public Stream<Notice> kinds() {
        return Stream.of(Notice.values());
    }
}
