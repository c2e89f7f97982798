package org.powersource.idp.reminder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A question for an address that has none. Who doesn't hold the key can't tell it from a chosen one. */
final class Decoy {

    private static final String MAC = "HmacSHA256";
    /** So that the same key never signs the same bytes for another purpose. */
    private static final String PURPOSE = "reminder-question-decoy:";

    private Decoy() {}

    static ReminderQuestion of(Key key, String address) {
        ListedQuestion[] list = ListedQuestion.values();
        long drawn = ByteBuffer.wrap(mac(key, PURPOSE + address.strip().toLowerCase(Locale.ROOT)))
                .getLong();
        return ReminderQuestion.listed(list[(int) Long.remainderUnsigned(drawn, list.length)]);
    }

    private static byte[] mac(Key key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getEncoded(), MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is part of every Java platform", e);
        }
    }
}
