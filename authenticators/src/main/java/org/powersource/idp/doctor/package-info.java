/** Checks a realm that uses the suite, and walks its flows. */
@NullMarked
package org.powersource.idp.doctor;

import org.jspecify.annotations.NullMarked;
