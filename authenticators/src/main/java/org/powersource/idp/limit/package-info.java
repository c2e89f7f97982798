/**
 * Rate limits. {@link org.powersource.idp.limit.Limits} counts events; a {@link org.powersource.idp.limit.Limit} is the number of events in a
 * period. Uses the kit.
 */
@NullMarked
package org.powersource.idp.limit;

import org.jspecify.annotations.NullMarked;
