package org.powersource.idp.districtpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.ErrorPage;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.kit.SharedId;

/** The contact's page and its files. Everybody may load them: they contain nothing of any account. */
public final class DistrictPageResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    DistrictPageResource(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
    }

    @GET
    @Path("")
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        new LanguageLinks(session).follow(null);
        PageLinks links = new PageLinks(session);
        if (!isSetUp(links)) {
            return ErrorPage.error(session, null, Response.Status.NOT_FOUND, "district.notSetUp");
        }
        Locale locale = session.getContext().resolveLocale(null);
        Asset page = new PageFrame(session, realm, locale, links).asset();
        return new PageHeaders(session, realm).addTo(page.answer(session), links);
    }

    /**
     * The style sheet.
     *
     * @param hash of the content; an older page may ask for an older one, and gets the present one, not to be kept
     */
    @GET
    @Path("{hash}/page.css")
    public Response style(@PathParam("hash") String hash) {
        return PageStyle.asset().answer(session, hash);
    }

    /** The parser of files with many accounts, for the page's script. */
    @GET
    @Path("{hash}/parser.js")
    public Response parser(@PathParam("hash") String hash) {
        return FileParser.asset().answer(session, hash);
    }

    /**
     * The script, with its texts.
     *
     * @param language of its texts, one of the realm's
     */
    @GET
    @Path("{hash}/{language}/page.js")
    public Response script(@PathParam("hash") String hash, @PathParam("language") String language) {
        if (!PageTexts.isSpoken(language, realm)) {
            throw new NotFoundException();
        }
        Locale locale = Locale.forLanguageTag(language);
        Properties messages = PageTexts.messages(PageTexts.theme(session), realm, locale);
        return PageScript.asset(messages, locale).answer(session, hash);
    }

    /** Whether somebody can sign in to the page: not before the realm's setup, nor after the realm got another name or host name. */
    private boolean isSetUp(PageLinks links) {
        ClientModel client = realm.getClientByClientId(SharedId.DISTRICT_PAGE.id());
        return client != null
                && client.isEnabled()
                && RedirectUtils.verifyRedirectUri(session, links.page(), client) != null;
    }
}
