/**
 * Says what of a Keycloak server an extension's jars rely on and another version lacks, before that server is started. Knows nothing of this
 * suite: docs/compatibility.md tells how other extensions use it.
 */
@NullMarked
package org.powersource.compat;

import org.jspecify.annotations.NullMarked;
