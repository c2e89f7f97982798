/** The contact's page: its address, its files, its texts. What it does, it asks the admin API to do. */
@NullMarked
package org.powersource.idp.districtpage;

import org.jspecify.annotations.NullMarked;
