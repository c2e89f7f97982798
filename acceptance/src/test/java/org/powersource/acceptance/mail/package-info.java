/** Mail servers that behave badly, and what became of the mails. */
@NullMarked
package org.powersource.acceptance.mail;

import org.jspecify.annotations.NullMarked;
