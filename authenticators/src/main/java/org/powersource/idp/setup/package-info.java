/** Setup of a realm by one call: installs the suite, brings it up to date, takes it out again. */
@NullMarked
package org.powersource.idp.setup;

import org.jspecify.annotations.NullMarked;
