@NullMarked
package org.powersource.idp.themes;

import org.jspecify.annotations.NullMarked;
