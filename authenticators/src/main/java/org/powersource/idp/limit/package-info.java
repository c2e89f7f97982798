/**
 * Rate limits: how often something may happen. {@link org.powersource.idp.limit.Limits} counts; a
 * {@link org.powersource.idp.limit.Limit} says how often. Uses the kit.
 */
@NullMarked
package org.powersource.idp.limit;

import org.jspecify.annotations.NullMarked;
