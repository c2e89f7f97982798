package org.powersource.idp.link;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.mail.MailLinks;

/** A request with a link's key: the link was opened, or a button was pressed on one of its pages. */
public final class LinkRequest {

    private final KeycloakSession session;
    private final String key;
    private final MultivaluedMap<String, String> sent;

    LinkRequest(KeycloakSession session, String key, MultivaluedMap<String, String> sent) {
        this.session = session;
        this.key = key;
        this.sent = sent;
    }

    /** Whether the form names this button or field. */
    public boolean has(String field) {
        return sent.containsKey(field);
    }

    /** What was typed into a field; null if the form doesn't have it. */
    public @Nullable String value(@Nullable String field) {
        return sent.getFirst(field);
    }

    boolean has(String field, String value) {
        return value.equals(sent.getFirst(field));
    }

    /** Target of the forms on the link's pages: the link itself. */
    public String action() {
        return self().build().toString();
    }

    /** The sign-in that the link interrupted, or a new one. */
    public LinkSignIn signIn() {
        return signIn(false);
    }

    /** @param afresh whether to ignore the sign-in that runs in this browser */
    LinkSignIn signIn(boolean afresh) {
        return new LinkSignIn(
                session, Objects.requireNonNull(session.getContext().getRealm()), key, afresh);
    }

    /** A page that isn't part of a sign-in; its language links lead to itself. */
    public LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class).setAttributeMapper(new LanguageLinks(session).to(self()));
    }

    private UriBuilder self() {
        return new MailLinks(session)
                .address(Objects.requireNonNull(session.getContext().getRealm()), key);
    }
}
