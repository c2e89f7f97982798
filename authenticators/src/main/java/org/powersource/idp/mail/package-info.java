/**
 * What features know of mails. They order one at the {@link org.powersource.idp.mail.Outbox}, which writes a row in the request's
 * transaction; {@link org.powersource.idp.mail.MailKind} is what they implement. {@code mail.worker} sends, {@code mail.smtp} talks to mail
 * servers; no feature uses these two. Uses the kit and {@code account}.
 * <p>A mail has a shape for each stretch of its way:
 * <ol>
 *   <li>{@link org.powersource.idp.mail.MailOrder}: what a feature asks for.
 *   <li>{@link org.powersource.idp.mail.MailEntity}: the row, seen by this package only; {@link org.powersource.idp.mail.MailAttemptEntity} is the row of
 *       one try to send it.
 *   <li>{@link org.powersource.idp.mail.Mail}: the row as it was when it was read, for everybody else.
 *   <li>{@link org.powersource.idp.mail.MailContent}: what its kind says is to be sent.
 *   <li>{@code WrittenMail} (in {@code mail.smtp}): the templates' texts, and where to send them. Either this or the reason why there is none is the worker's
 *       {@code Draft}. {@code MailMessage} is the same in MIME.
 *   <li>{@link org.powersource.idp.mail.Delivery}: how one try ended, on its way into the rows.
 *   <li>{@link org.powersource.idp.mail.TimelineEntry}: row and tries as JSON for administrators.
 * </ol>
 */
@NullMarked
package org.powersource.idp.mail;

import org.jspecify.annotations.NullMarked;
