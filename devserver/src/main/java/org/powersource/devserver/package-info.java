/** Runs a real Keycloak with the suite in it: one code path for tests, benchmark and demo. */
@NullMarked
package org.powersource.devserver;

import org.jspecify.annotations.NullMarked;
