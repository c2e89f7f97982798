/** Who may use which site: checked at sign-in and at every token; the Site Access Error. */
@NullMarked
package org.powersource.idp.siteaccess;

import org.jspecify.annotations.NullMarked;
