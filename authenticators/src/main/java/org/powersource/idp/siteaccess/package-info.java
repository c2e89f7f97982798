/** Access to sites: the checks at the sign-in and at each token, and the Site Access Error. */
@NullMarked
package org.powersource.idp.siteaccess;

import org.jspecify.annotations.NullMarked;
