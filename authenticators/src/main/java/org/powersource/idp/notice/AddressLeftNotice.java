package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import org.powersource.idp.mail.MailKind;

/** Another e-mail address; goes to the one before. */
@AutoService(MailKind.class)
public final class AddressLeftNotice extends Notice {

    public AddressLeftNotice() {
        super("address-left", "noticeAddressLeft");
    }

    /** Forgot My Password is of no use with this address any more. */
    @Override
    String advice() {
        return "noticeAddressLeftDo";
    }
}
