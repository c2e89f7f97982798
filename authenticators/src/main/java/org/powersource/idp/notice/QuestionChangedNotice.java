package org.powersource.idp.notice;

import com.google.auto.service.AutoService;
import org.powersource.idp.mail.MailKind;

/** Another reminder question or answer. */
@AutoService(MailKind.class)
public final class QuestionChangedNotice extends Notice {

    public QuestionChangedNotice() {
        super("question-changed", "noticeQuestionChanged");
    }
}
