/** Gives apps an account's address in its registered spelling. */
@NullMarked
package org.powersource.idp.claim;

import org.jspecify.annotations.NullMarked;
