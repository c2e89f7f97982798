package org.powersource.acceptance.suite;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: RFC 6238 with the usual values (SHA-1, six digits, 30 seconds). */
public final class OneTimeCode {

    private static final Duration STEP = Duration.ofSeconds(30);

    /** Within this time a code is typed and checked. */
    private static final Duration TYPED = Duration.ofSeconds(6);

    private final byte[] secret;
    private long lastStep = -2;

    public OneTimeCode(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * A code that wasn't used before, because a server accepts each code only once. The first is that of the step before the current one; later
     * codes lie in the future, within the tolerance for clocks.
     */
    public String next() {
        long now = step();
        if (lastStep < now - 1) {
            now = withTimeToType(now);
        }
        lastStep = Math.max(lastStep + 1, now - 1);
        if (lastStep > now + 1) {
            throw new IllegalStateException("Three codes at a time are all that a server takes");
        }
        return code(lastStep);
    }

    /** The current code. A server accepts it for at least half a minute. */
    public String present() {
        return code(step());
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP.toSeconds();
    }

    /** The code of the step before ends with this one, which may end while it is typed: then the next step. */
    private static long withTimeToType(long now) {
        Instant end = Instant.EPOCH.plus(STEP.multipliedBy(now + 1));
        while (Instant.now().plus(TYPED).isAfter(end) && Instant.now().isBefore(end)) {
            LockSupport.parkUntil(end.toEpochMilli());
        }
        return step();
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
