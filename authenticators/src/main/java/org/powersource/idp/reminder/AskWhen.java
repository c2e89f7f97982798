package org.powersource.idp.reminder;

import org.powersource.idp.kit.Option;

/** When Forgot My Password asks the reminder question. */
public enum AskWhen {
    BEFORE_MAIL,
    /** The order of OWASP's Forgot Password cheat sheet: the mailbox is proven first. */
    AFTER_LINK;

    /** Option of the step that asks. */
    public static final Option<AskWhen> OPTION = Option.choice(
            "ask",
            "When to ask the question",
            "before-mail: nobody gets a mail without the right answer. after-link: the mail comes first, and its link leads "
                    + "to the question. A new password needs both either way.",
            AskWhen.class,
            "before-mail");
}
