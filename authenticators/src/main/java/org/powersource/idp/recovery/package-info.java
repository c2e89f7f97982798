/** Forgot My Password: an address, the reminder question, a mailed link, a new password; alike for everybody. */
@NullMarked
package org.powersource.idp.recovery;

import org.jspecify.annotations.NullMarked;
