/**
 * The last refused tries of each account: why, when, at which site. {@link org.powersource.idp.problem.Problems} notes them in memory, and
 * {@link org.powersource.idp.problem.ProblemWriter} writes them once a second. Uses the kit, the rule for suite realms, and the way in which limits
 * repeat a transaction.
 */
@NullMarked
package org.powersource.idp.problem;

import org.jspecify.annotations.NullMarked;
