package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import org.powersource.idp.mail.MailKind;

/** The same e-mail address in other capital letters. */
@AutoService(MailKind.class)
public final class SpellingChangedNotice extends Notice {

    public SpellingChangedNotice() {
        super("spelling-changed", "noticeSpellingChanged");
    }
}
