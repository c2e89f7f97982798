/**
 * Claims mails that are due, writes them, has them sent, and tries again. {@link org.powersource.idp.mail.worker.OutboxFactory} starts it
 * on each node. Uses {@code mail}, {@code mail.smtp}, {@code limit}, {@code account}, {@code tables} and the kit; no other package uses it.
 */
@NullMarked
package org.powersource.idp.mail.worker;

import org.jspecify.annotations.NullMarked;
