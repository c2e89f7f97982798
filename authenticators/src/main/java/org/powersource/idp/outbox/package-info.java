/** Mails: written in the request's transaction, sent after it, tried again until the mail server takes them. */
@NullMarked
package org.powersource.idp.outbox;

import org.jspecify.annotations.NullMarked;
