/**
 * Every query on Keycloak's own tables (26.7.4), and so the one place to look at after an upgrade. Each class answers questions about one
 * kind of rows, in the transaction of a session. A test runs each statement on each database.
 */
@NullMarked
package org.powersource.idp.keycloakdb;

import org.jspecify.annotations.NullMarked;
