package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import org.powersource.idp.mail.MailKind;

/** Another e-mail address; goes to the new one. */
@AutoService(MailKind.class)
public final class AddressChangedNotice extends Notice {

    public AddressChangedNotice() {
        super("address-changed", "noticeAddressChanged");
    }
}
