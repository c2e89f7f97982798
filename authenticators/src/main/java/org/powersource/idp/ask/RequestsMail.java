package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.PublicAddress;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailVerdict;
import org.powersource.idp.site.Sites;

/**
 * Tells a contact which requests are open, at most once an hour. Names who asks by address, which the suite checked, and nothing that the
 * person wrote. The link leads to the contact's page, and decides nothing: mail scanners open links.
 */
@AutoService(MailKind.class)
public final class RequestsMail implements MailKind {

    static final String ID = "requests";

    private static final Logger LOG = Logger.getLogger(RequestsMail.class);
    private static final Duration WORTH = Duration.ofHours(24);
    /** Those that the contact can't decide are among them. */
    static final int LOOKED_AT = 100;

    /** The page has the others. */
    private static final int LINES = 20;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /** Two nodes may have ordered one at the same moment: the earlier one says it all. */
    @Override
    public MailVerdict decide(KeycloakSession session, UserModel contact, Mail mail) {
        return MailVerdict.sendIf(contact.isEnabled()
                && RequestDesk.isFirst(session, mail)
                && !open(session, contact).isEmpty());
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel contact, Mail mail) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        if (!PublicAddress.isConfigured(realm)) {
            LOG.error(
                    "No contact is told of requests: set Keycloak's hostname to a full URL, or the realm's frontendUrl");
            return Optional.empty();
        }
        return Optional.of(new Enclosure(
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()) + "/district/#requests"));
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel contact, Mail mail, Enclosure enclosure) {
        return new MailContent(
                "requestsMailSubject",
                "requests.ftl",
                Map.of("requests", lines(session, open(session, contact)), "link", enclosure.text()),
                null);
    }

    private static List<Request> open(KeycloakSession session, UserModel contact) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        Deciders deciders = Deciders.get();
        Set<String> groups = deciders.decidedBy(session, realm, contact);
        return new RequestList(session, realm, contact, Optional.of(groups), deciders)
                .requests(RequestList.OPEN, 0, LOOKED_AT);
    }

    /** What the templates show of each request, in their order. */
    static List<Map<String, String>> lines(KeycloakSession session, List<Request> requests) {
        return requests.stream()
                .limit(LINES)
                .map(request -> line(session, request))
                .toList();
    }

    private static Map<String, String> line(KeycloakSession session, Request request) {
        return Map.of(
                "kind",
                request.kind().word(),
                "who",
                who(session, request),
                "site",
                request.site(session.getContext().getRealm()).map(Sites::nameOf).orElse(""));
    }

    /** The address of the account, or of the person who asks for one. */
    private static String who(KeycloakSession session, Request request) {
        RequestDetails.Person person = request.details().person();
        if (person != null) {
            return person.email();
        }
        UserModel user = request.userId() == null
                ? null
                : session.users().getUserById(session.getContext().getRealm(), request.userId());
        return user == null ? "" : SignInEmail.of(user).spelling();
    }
}
