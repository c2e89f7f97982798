/** What every feature needs to know about an account: how its sign-in address is spelled. */
@NullMarked
package org.powersource.idp.account;

import org.jspecify.annotations.NullMarked;
