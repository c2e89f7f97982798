package org.powersource.idp.doctor;

import java.util.List;

/**
 * A way through a flow that misses a step: a counter-example.
 *
 * @param steps what happens, in words and in order
 * @param end {@link #SIGNED_IN} or {@link #MAIL_SENT}
 * @param skips names of what the way misses
 */
public record Path(List<String> steps, String end, List<String> skips) {

    static final String SIGNED_IN = "signed-in";

    /** The mail with the link goes out; the link leads through the same flow again. */
    static final String MAIL_SENT = "mail-sent";

    static Path signedIn(Trace trace, String... skips) {
        return new Path(trace.words(), SIGNED_IN, List.of(skips));
    }

    String inWords() {
        return String.join(", then ", steps.isEmpty() ? List.of("nothing") : steps) + ": " + end;
    }
}
