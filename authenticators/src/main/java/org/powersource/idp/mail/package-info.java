/**
 * The part of the outbox that features use. They order mails at the {@link org.powersource.idp.mail.Outbox}, which writes a row in the request's
 * transaction, and implement {@link org.powersource.idp.mail.MailKind}. {@code mail.worker} sends, {@code mail.smtp} talks to mail servers; no
 * feature uses these two. Uses the kit and {@code account}.
 *
 * <p>A mail has several forms:
 * <ol>
 * <li>{@link org.powersource.idp.mail.MailOrder}: the order of a feature.
 * <li>{@link org.powersource.idp.mail.MailEntity}: the row, used in this package only; {@link org.powersource.idp.mail.MailAttemptEntity} is the
 * row of one try to send it.
 * <li>{@link org.powersource.idp.mail.Mail}: the row at the time when it was read, for all other classes.
 * <li>{@link org.powersource.idp.mail.MailContent}: what the mail's kind wants to send.
 * <li>{@code WrittenMail} (in {@code mail.smtp}): the templates' texts, and where to send them. Either this or the reason why there is none is
 * the worker's {@code Draft}. {@code MailMessage} is the same in MIME.
 * <li>{@link org.powersource.idp.mail.Delivery}: the result of one try.
 * <li>{@link org.powersource.idp.mail.TimelineEntry}: row and tries as JSON for administrators.
 * </ol>
 */
@NullMarked
package org.powersource.idp.mail;

import org.jspecify.annotations.NullMarked;
