package org.powersource.idp.mail;

/**
 * What only the reader of one mail may know, such as a link. The worker makes it for each try, right before the mail is composed; rows keep
 * its hash at most.
 */
public record Enclosure(String text) {

    /** Of a mail without secrets. */
    public static final Enclosure NOTHING = new Enclosure("");

    @Override
    public String toString() {
        return "Enclosure[redacted]";
    }
}
