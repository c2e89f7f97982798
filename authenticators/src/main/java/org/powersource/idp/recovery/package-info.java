/** Forgot My Password: an address, the reminder question, a mailed link, a new password; the same pages for every address. */
@NullMarked
package org.powersource.idp.recovery;

import org.jspecify.annotations.NullMarked;
