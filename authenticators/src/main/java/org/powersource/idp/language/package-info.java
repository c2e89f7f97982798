/** Checks the languages of accounts and the texts that administrators change, so that none of them breaks a page or a mail. */
@NullMarked
package org.powersource.idp.language;

import org.jspecify.annotations.NullMarked;
