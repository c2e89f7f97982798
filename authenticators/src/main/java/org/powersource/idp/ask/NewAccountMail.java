package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.link.LinkRequest;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.link.LinkedMail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.MailedLink;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.Stranger;

/**
 * The answer to somebody who wants an account: a link that proves the address, or what else to do. Goes to every address that was typed, so
 * only its owner learns what it is.
 */
@AutoService(MailKind.class)
public final class NewAccountMail implements LinkedMail {

    static final String ID = "new-account-request";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";

    /** Only the newest of these counts. */
    private static final Set<String> SUPERSEDED_KINDS = Set.of(ID);

    private static final Duration LIFE = Duration.ofHours(24);
    /** Anybody can have them sent who knows an address. */
    private static final int MOST_IN_AN_HOUR = 3;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return LIFE;
    }

    /** @param details with {@link Mail#RECIPIENT} and both names */
    static void order(
            KeycloakSession session, RealmModel realm, Map<String, String> details, @Nullable String language) {
        EmailAddress address = EmailAddress.of(details.get(Mail.RECIPIENT));
        session.getProvider(Outbox.class)
                .queue(new MailOrder(new NewAccountMail(), realm, Stranger.id(address), null, language, details));
    }

    /** Of a mail to a stranger, or of the job that follows it. */
    static RequestDetails.Person person(Mail mail) {
        return new RequestDetails.Person(
                mail.details().getOrDefault(FIRST_NAME, ""),
                mail.details().getOrDefault(LAST_NAME, ""),
                mail.recipient().orElse(""),
                mail.language());
    }

    @Override
    public OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return OptionalInt.of(MOST_IN_AN_HOUR);
    }

    private static NewAccountCase.State state(KeycloakSession session, Mail mail) {
        return NewAccountCase.of(
                        session,
                        Objects.requireNonNull(session.getContext().getRealm()),
                        Deciders.get(),
                        person(mail).address())
                .state();
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel stranger, Mail mail) {
        return state(session, mail) == NewAccountCase.State.PROVE
                ? new MailLinks(session).issue(session.getContext().getRealm(), stranger, mail.id())
                : Optional.of(Enclosure.NOTHING);
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel stranger, Mail mail, Enclosure enclosure) {
        boolean hasLink = !enclosure.equals(Enclosure.NOTHING);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("state", (hasLink ? NewAccountCase.State.PROVE : state(session, mail)).name());
        attributes.put("account", mail.recipient().orElse(""));
        attributes.put("link", enclosure.text());
        return new MailContent("newAccountMailSubject", "new-account-request.ftl", attributes, hasLink ? LIFE : null);
    }

    /** The link's page has one button, which asks; nothing happens by the link alone, since mail scanners open links. */
    @Override
    public Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        NewAccountPage page = new NewAccountPage(request.form());
        MailLinks links = new MailLinks(session);
        String again = new Asking(session).newAccount().orElse(null);
        if (again == null) {
            return Optional.of(page.ended(null));
        }
        boolean asks = request.has(NewAccountPage.ASK);
        TypedName name = asks
                ? TypedName.of(request::value)
                : new TypedName(
                        person(link.mail()).firstName(), person(link.mail()).lastName());
        List<FormMessage> errors = asks ? name.errors() : List.of();
        if (asks && errors.isEmpty()) {
            MailLinks.Locked row = links.lock(realm, link.mail().id(), SUPERSEDED_KINDS);
            if (row.state() == LinkState.VALID) {
                row.use();
                ask(session, realm, link.mail(), name);
                return Optional.of(page.asked());
            }
        }
        return Optional.of(
                switch (links.state(realm, link.mail().id(), SUPERSEDED_KINDS)) {
                    case VALID -> page.confirm(link.mail().recipient().orElse(""), name, errors, request.action());
                    case USED -> page.asked();
                    case SUPERSEDED, EXPIRED, UNKNOWN -> page.ended(again);
                });
    }

    /** With the names that the owner of the address sent: those of the mail are of whoever ordered it. */
    private static void ask(KeycloakSession session, RealmModel realm, Mail mail, TypedName name) {
        Map<String, String> details = new HashMap<>(mail.details());
        details.put(FIRST_NAME, name.firstName());
        details.put(LAST_NAME, name.lastName());
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        new AskedJob(),
                        realm,
                        mail.userId(),
                        null,
                        session.getContext().resolveLocale(null).toLanguageTag(),
                        details));
    }

    @Override
    public Response enter(KeycloakSession session, MailedLink link, LinkSignIn start) {
        throw new IllegalStateException("The link begins no sign-in");
    }

    @Override
    public String doneTitle() {
        return "newAccountTitle";
    }
}
