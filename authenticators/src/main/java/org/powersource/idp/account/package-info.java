/** An account as every feature needs it: its address and spelling, its privileges, its credentials, and watchers of its changes. */
@NullMarked
package org.powersource.idp.account;

import org.jspecify.annotations.NullMarked;
