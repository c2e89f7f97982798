/** Activation: an account is inactive until its owner has followed the mailed link, chosen a password and answered a reminder question. */
@NullMarked
package org.powersource.idp.activation;

import org.jspecify.annotations.NullMarked;
