package org.powersource.idp.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time as mails name them: in the reader's language, and in UTC, because a row doesn't know where its reader lives. */
public final class MailTime {

    /** By its region's name, so that mails say UTC and not Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private MailTime() {}

    public static String inWords(Instant time, Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, FormatStyle.LONG, IsoChronology.INSTANCE, locale);
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(UTC).format(time);
    }
}
