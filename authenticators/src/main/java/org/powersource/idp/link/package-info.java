/**
 * Links in mails: {@code /realms/{realm}/go/{key}} looks the mail up and hands the visitor to the mail's kind ({@link
 * org.powersource.idp.link.LinkedMail}), with a new sign-in or the one that the mail interrupted. The mail's row and the kind decide
 * whether a link works. Uses the kit, {@code account} and {@code mail}.
 */
@NullMarked
package org.powersource.idp.link;

import org.jspecify.annotations.NullMarked;
