package org.powersource.idp.account;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * An e-mail address as somebody entered it, cleaned: without the white space, format and control characters at its ends, in
 * Unicode's normal form NFC. The only place where addresses are cleaned, folded and compared.
 *
 * @param text the cleaned address in the letter case in which it was entered; empty if nothing was
 */
public record EmailAddress(String text) {

    /** RFC 5321 §4.5.3.1.3: no address has more characters. */
    private static final int LONGEST = 254;

    public EmailAddress {
        text = Normalizer.normalize(withoutInvisibleEnds(text), Normalizer.Form.NFC);
    }

    /** The cleaned address; null counts as nothing entered. */
    public static EmailAddress of(@Nullable String entered) {
        return new EmailAddress(entered == null ? "" : entered);
    }

    private static String withoutInvisibleEnds(String entered) {
        int start = 0;
        int end = entered.length();
        while (start < end && isInvisible(entered.codePointAt(start))) {
            start += Character.charCount(entered.codePointAt(start));
        }
        while (end > start && isInvisible(entered.codePointBefore(end))) {
            end -= Character.charCount(entered.codePointBefore(end));
        }
        return entered.substring(start, end);
    }

    /** White space, format and control characters of Unicode; also halves of surrogate pairs. */
    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }

    /** A regular expression for one invisible character, in the syntax that Java, H2 and PostgreSQL share. */
    public static String invisibleCharacter() {
        StringBuilder ranges = new StringBuilder("[");
        int start = -1;
        // No database stores zero or halves of surrogate pairs.
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            boolean in = isInvisible(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
            if (in && start < 0) {
                start = codePoint;
            } else if (!in && start >= 0) {
                ranges.appendCodePoint(start).append('-').appendCodePoint(codePoint - 1);
                start = -1;
            }
        }
        return ranges.append(']').toString();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it can be an address: it has an {@code @}, a length that RFC 5321 allows, and no invisible character inside. */
    public boolean isPlausible() {
        return text.indexOf('@') >= 0 && text.length() <= LONGEST && !hasInvisibleInside();
    }

    /**
     * Whether an invisible character is between the visible ones. Zero-width joiners are legal there (RFC 6531) but refused, because the
     * owner couldn't type what is on the screen.
     */
    public boolean hasInvisibleInside() {
        return text.codePoints().anyMatch(EmailAddress::isInvisible);
    }

    /** For limits, hashes and pages: the same for each letter case, whatever the server's language. */
    public String folded() {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** For look-ups: as Keycloak stores addresses and user names (26.7.4 {@code KeycloakModelUtils.toLowerCaseSafe}). */
    public String stored() {
        return text.isEmpty() ? "" : KeycloakModelUtils.toLowerCaseSafe(text);
    }

    /** Whether both are one address, whatever the letter case. */
    public boolean isSameAs(EmailAddress other) {
        return folded().equals(other.folded());
    }

    /** Addresses are personal data: not for logs. */
    @Override
    public String toString() {
        return "EmailAddress[redacted]";
    }
}
