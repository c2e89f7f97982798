package org.powersource.idp.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time for mails: in the reader's language, and in UTC, because the reader's time zone is unknown. */
public final class MailTime {

    /** As a region, because the offset would be shown as Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private MailTime() {}

    public static String inWords(Instant time, Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, FormatStyle.LONG, IsoChronology.INSTANCE, locale);
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(UTC).format(time);
    }
}
