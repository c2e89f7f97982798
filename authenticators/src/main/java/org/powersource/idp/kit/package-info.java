/**
 * Classes that every feature may use and that know no feature: {@link org.powersource.idp.kit.Option options}, the answers of a direct grant,
 * language links, the server's public address, keyed hashes, background threads. Uses Keycloak only.
 */
@NullMarked
package org.powersource.idp.kit;

import org.jspecify.annotations.NullMarked;
