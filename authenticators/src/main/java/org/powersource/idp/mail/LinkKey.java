package org.powersource.idp.mail;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.KeyedHash;

/**
 * Last part of a mailed link: {@value #LENGTH} letters and digits, 131 random bits. Mail programs end or break links at other characters.
 * Rows store only hashes that are keyed with it. So no row reveals a link or an address, and no change of the realm's keys ends a link.
 */
record LinkKey(String text) {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    /** A key, with the punctuation that mail programs and people may leave at its end. */
    private static final Pattern WRITTEN = Pattern.compile("([0-9A-Za-z]{" + LENGTH + "})[^0-9A-Za-z]{0,3}");

    /** In a longer text, after {@link MailLinks#PATH}. */
    private static final Pattern INSIDE =
            Pattern.compile("(/" + MailLinks.PATH + "/)[0-9A-Za-z]{" + LENGTH + "}(?![0-9A-Za-z])");

    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkKey random() {
        return new LinkKey(Stream.generate(() -> LETTERS.charAt(RANDOM.nextInt(LETTERS.length())))
                .limit(LENGTH)
                .map(String::valueOf)
                .collect(Collectors.joining()));
    }

    /** Empty for a text that isn't a key. */
    static Optional<LinkKey> of(@Nullable String written) {
        return Optional.ofNullable(written)
                .map(WRITTEN::matcher)
                .filter(Matcher::matches)
                .map(match -> new LinkKey(match.group(1)));
    }

    /** Removes keys of links from a text: mail servers quote links that they refuse. */
    static String redacted(String text) {
        return INSIDE.matcher(text).replaceAll("$1[redacted]");
    }

    /** Id under which the link is stored. */
    String id() {
        return hash().of("link", "");
    }

    /** Keyed hash by which the owner of the key can recognise an address, whatever its capital letters. */
    String seal(EmailAddress address) {
        return hash().of("address", address.folded());
    }

    private KeyedHash hash() {
        return new KeyedHash(new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), KeyedHash.ALGORITHM));
    }

    @Override
    public String toString() {
        return "LinkKey[redacted]";
    }
}
