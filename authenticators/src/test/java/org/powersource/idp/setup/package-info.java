@NullMarked
package org.powersource.idp.setup;

import org.jspecify.annotations.NullMarked;
