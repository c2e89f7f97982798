/** Languages of accounts, and the texts that a realm's administrators changed: none of either breaks a page or a mail. */
@NullMarked
package org.powersource.idp.language;

import org.jspecify.annotations.NullMarked;
