@NullMarked
package org.powersource.idp.activation;

import org.jspecify.annotations.NullMarked;
