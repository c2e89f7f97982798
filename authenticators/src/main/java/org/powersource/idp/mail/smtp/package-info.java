/**
 * Messages and connections to mail servers. {@link org.powersource.idp.mail.smtp.Postman} hands over a
 * {@link org.powersource.idp.mail.smtp.WrittenMail} and returns the result. Uses the kit and, for the answer, {@code mail}.
 */
@NullMarked
package org.powersource.idp.mail.smtp;

import org.jspecify.annotations.NullMarked;
