package org.powersource.idp.link;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailedLink;

/** A kind of mail that brings a link. The session knows the realm, and no client or sign-in. */
public interface LinkedMail extends MailKind {

    /**
     * The page of a link that opens nothing, or what follows from a button on that page.
     *
     * @return empty if the link is good
     */
    Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request);

    /**
     * Goes on to where the link leads. Opening a link uses nothing up: mail scanners and a second look do no harm.
     *
     * @param start the sign-in to go on with
     */
    Response enter(KeycloakSession session, MailedLink link, LinkSignIn start);

    /** Key of the heading that says what a used link did. */
    String doneTitle();

    /** What a link of an older version leads to. Such links carry a token that Keycloak signed; the longest of them lives thirty days. */
    default Optional<MailedLink> byToken(KeycloakSession session, String token) {
        return Optional.empty();
    }
}
