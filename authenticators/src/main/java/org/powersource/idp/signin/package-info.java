/** Sign-in with an e-mail address and a password, both exactly as registered; and links with identity providers. */
@NullMarked
package org.powersource.idp.signin;

import org.jspecify.annotations.NullMarked;
