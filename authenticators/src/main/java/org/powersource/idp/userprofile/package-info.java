/** What stands on an account's record in the admin console: the sites that there are, and facts that are worked out. */
@NullMarked
package org.powersource.idp.userprofile;

import org.jspecify.annotations.NullMarked;
