/** What apps are told of an account's address: its registered spelling. */
@NullMarked
package org.powersource.idp.claim;

import org.jspecify.annotations.NullMarked;
