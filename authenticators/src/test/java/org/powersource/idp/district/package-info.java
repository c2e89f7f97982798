@NullMarked
package org.powersource.idp.district;

import org.jspecify.annotations.NullMarked;
