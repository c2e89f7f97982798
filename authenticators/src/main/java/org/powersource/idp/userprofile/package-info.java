/** An account's record in the admin console: the current sites, and computed fields. */
@NullMarked
package org.powersource.idp.userprofile;

import org.jspecify.annotations.NullMarked;
