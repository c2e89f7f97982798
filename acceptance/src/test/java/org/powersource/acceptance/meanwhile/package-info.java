/** What changes between two clicks: accounts, apps and settings of the realm, while somebody has a page open or a link in a mail. */
@NullMarked
package org.powersource.acceptance.meanwhile;

import org.jspecify.annotations.NullMarked;
