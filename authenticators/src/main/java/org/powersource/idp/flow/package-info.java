/** The small kit that every feature may use: options and protocol answers. */
@NullMarked
package org.powersource.idp.flow;

import org.jspecify.annotations.NullMarked;
