/**
 * Messages and connections to mail servers. {@link org.powersource.idp.mail.smtp.Postman} hands a
 * {@link org.powersource.idp.mail.smtp.WrittenMail} over and tells what became of it. Uses the kit and, for the answer, {@code mail}.
 */
@NullMarked
package org.powersource.idp.mail.smtp;

import org.jspecify.annotations.NullMarked;
