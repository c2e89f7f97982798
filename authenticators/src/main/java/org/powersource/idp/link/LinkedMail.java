package org.powersource.idp.link;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailedLink;

/** A kind of mail with a link. The session knows the realm, but no client and no sign-in. */
public interface LinkedMail extends MailKind {

    /**
     * The page of a link that no longer works, or the answer to a button on that page.
     *
     * @return empty if the link works
     */
    Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request);

    /**
     * Continues to the link's target. Opening a link doesn't use it, so mail scanners and people may open it several times.
     *
     * @param start the sign-in to continue with
     */
    Response enter(KeycloakSession session, MailedLink link, LinkSignIn start);

    /** Message key of the heading that says what a used link did. */
    String doneTitle();

    /** Mail of a link of an older version. Such links contain a token signed by Keycloak; the longest of them lives thirty days. */
    default Optional<MailedLink> byToken(KeycloakSession session, String token) {
        return Optional.empty();
    }
}
