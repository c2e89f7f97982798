/** Sign-in with e-mail address and password, both exact. */
@NullMarked
package org.powersource.idp.signin;

import org.jspecify.annotations.NullMarked;
