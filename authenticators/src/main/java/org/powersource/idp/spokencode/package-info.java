/** Codes that contacts read out to people whose mail is broken: made by the admin API, taken at the sign-in page in the place of the password. */
@NullMarked
package org.powersource.idp.spokencode;

import org.jspecify.annotations.NullMarked;
