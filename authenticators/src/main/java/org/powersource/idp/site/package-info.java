/**
 * What a site is, and which sites an account may use: the one rule for sign-ins, tokens, mails and records. {@link
 * org.powersource.idp.site.Sites} answers questions about the sites of a realm. Uses the kit and the queries of {@code keycloakdb}.
 */
@NullMarked
package org.powersource.idp.site;

import org.jspecify.annotations.NullMarked;
