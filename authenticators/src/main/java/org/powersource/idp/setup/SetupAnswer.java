package org.powersource.idp.setup;

import java.util.List;
import java.util.stream.Stream;
import org.powersource.idp.doctor.Finding;

/**
 * Answer to a call.
 *
 * @param state state after the call; after a dry run or a refused call, the unchanged state
 * @param version of the jar
 * @param changes what the call changed; a dry run: what it would change
 */
record SetupAnswer(State state, String version, List<String> changes, List<Finding> findings) {

    /** The same answer with more findings. */
    SetupAnswer with(List<Finding> more) {
        return new SetupAnswer(
                state,
                version,
                changes,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Whether a finding of {@link Blocked} stopped the call, so that nothing was changed. */
    boolean isBlocked() {
        return findings.stream().anyMatch(finding -> Blocked.CODES.contains(finding.code()));
    }
}
