/** Who may administer whom: contacts look after the accounts of their own district, in the stock admin console. */
@NullMarked
package org.powersource.idp.district;

import org.jspecify.annotations.NullMarked;
