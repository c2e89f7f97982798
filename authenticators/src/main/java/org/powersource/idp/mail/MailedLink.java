package org.powersource.idp.mail;

import org.keycloak.models.UserModel;

/**
 * A link that leads to a mail's row.
 *
 * @param mail whose row decides whether the link works
 * @param isAtItsAddress whether the account still has the address that the link was mailed to. If not, pages must reveal nothing about the
 *     account
 */
public record MailedLink(UserModel user, Mail mail, boolean isAtItsAddress) {}
