package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import org.powersource.idp.mail.MailKind;

/** Another password. */
@AutoService(MailKind.class)
public final class PasswordChangedNotice extends Notice {

    public PasswordChangedNotice() {
        super("password-changed", "noticePasswordChanged");
    }
}
