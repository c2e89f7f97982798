/**
 * The tables of the suite and the changes that lead to them, on the databases that the suite is tested with. {@link
 * org.powersource.idp.tables.OutboxEntitiesFactory} hands the entities of the other packages to Keycloak.
 */
@NullMarked
package org.powersource.idp.tables;

import org.jspecify.annotations.NullMarked;
