/** The page for ten problems with logging in. */
@NullMarked
package org.powersource.idp.troubleshooting;

import org.jspecify.annotations.NullMarked;
