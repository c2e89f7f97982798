@NullMarked
package org.powersource.idp.userprofile;

import org.jspecify.annotations.NullMarked;
