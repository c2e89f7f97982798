/**
 * The tables of the suite, the changes that create them, and the databases that the suite is tested with. {@link
 * org.powersource.idp.tables.OutboxEntitiesFactory} hands the entities of the other packages to Keycloak.
 */
@NullMarked
package org.powersource.idp.tables;

import org.jspecify.annotations.NullMarked;
