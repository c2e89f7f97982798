/** The list of accounts with status, searched inside names: what Keycloak's own list can't do. */
@NullMarked
package org.powersource.idp.accountlist;

import org.jspecify.annotations.NullMarked;
