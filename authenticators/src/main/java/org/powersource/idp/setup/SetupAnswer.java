package org.powersource.idp.setup;

import java.util.Comparator;
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

    /** The same with more findings, the most severe ones first. */
    SetupAnswer with(List<Finding> more) {
        List<Finding> all = Stream.concat(findings.stream(), more.stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new SetupAnswer(state, version, changes, all);
    }

    /** Whether a finding of {@link Blocked} stopped the call, so that nothing was changed. */
    boolean isBlocked() {
        return findings.stream().anyMatch(finding -> Blocked.CODES.contains(finding.code()));
    }
}
