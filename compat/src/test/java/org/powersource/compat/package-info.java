@NullMarked
package org.powersource.compat;

import org.jspecify.annotations.NullMarked;
