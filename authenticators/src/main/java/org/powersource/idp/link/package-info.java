/**
 * Links in mails: {@code /realms/{realm}/go/{key}} looks the mail up and hands the visitor to the mail's kind ({@link
 * org.powersource.idp.link.LinkedMail}), with a sign-in of its own or the one that the mail interrupted. What a link is worth, the mail's row
 * and the kind say. Uses the kit, {@code account} and {@code mail}.
 */
@NullMarked
package org.powersource.idp.link;

import org.jspecify.annotations.NullMarked;
