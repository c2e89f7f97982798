package org.powersource.idp.mail;

/** Decision about a due mail. */
public enum MailVerdict {
    SEND,
    /** It waits for {@link Outbox#release}. */
    HOLD,
    /** The mail isn't needed, or another mail replaces it. */
    DROP;

    /** {@link #SEND} if there is something to say, else {@link #DROP}. */
    public static MailVerdict sendIf(boolean due) {
        return due ? SEND : DROP;
    }
}
