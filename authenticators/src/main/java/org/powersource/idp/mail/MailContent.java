package org.powersource.idp.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says.
 *
 * @param subjectKey message key
 * @param template name in the e-mail theme's {@code html} and {@code text} folders
 * @param attributes for the template; may contain links, so they are not printed
 * @param linkLife how long its link lives once the mail server took the mail; null without a link
 */
public record MailContent(
        String subjectKey,
        String template,
        Map<String, Object> attributes,
        @Nullable Duration linkLife) {

    public MailContent {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return template;
    }
}
