/** What somebody might try who wants to get in, in another's name, or at what isn't theirs to know. */
@NullMarked
package org.powersource.acceptance.attack;

import org.jspecify.annotations.NullMarked;
