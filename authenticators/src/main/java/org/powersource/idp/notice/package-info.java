/** Tells people by mail that something about their account changed. */
@NullMarked
package org.powersource.idp.notice;

import org.jspecify.annotations.NullMarked;
