/** An account is inactive until its owner followed the mailed link, chose a password and answered a reminder question. */
@NullMarked
package org.powersource.idp.activation;

import org.jspecify.annotations.NullMarked;
