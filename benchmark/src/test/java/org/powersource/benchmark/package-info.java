/** How fast the suite is: beside stock Keycloak on the same server, and with more of everything. See docs/performance.md. */
@NullMarked
package org.powersource.benchmark;

import org.jspecify.annotations.NullMarked;
