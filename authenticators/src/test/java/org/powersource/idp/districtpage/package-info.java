@NullMarked
package org.powersource.idp.districtpage;

import org.jspecify.annotations.NullMarked;
