package org.powersource.idp.mail.smtp;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready to send. Exists only between writing and sending.
 *
 * @param settings the realm's mail settings
 * @param linkLife see {@link org.powersource.idp.mail.Delivery#linkLife()}
 */
public record WrittenMail(
        String id,
        String address,
        String language,
        String subject,
        String text,
        String html,
        Map<String, String> settings,
        @Nullable Duration linkLife) {

    @Override
    public String toString() {
        return id;
    }
}
