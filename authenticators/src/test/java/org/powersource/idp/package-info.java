/** Tests that look at the whole jar. */
@NullMarked
package org.powersource.idp;

import org.jspecify.annotations.NullMarked;
