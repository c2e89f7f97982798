/** Two small sites that delegate sign-in, with Spring Security's OpenID Connect client. */
@NullMarked
package org.powersource.devserver.portal;

import org.jspecify.annotations.NullMarked;
