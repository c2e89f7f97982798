package org.powersource.idp.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.keycloakdb.RequestRows;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.Stranger;

/** What follows from a question, in the background: which request it is, and who is told of it. No page shows any of this. */
final class RequestDesk {

    /** Between two mails to one contact, or to the support team. */
    static final Duration PAUSE = Duration.ofHours(1);

    private static final Limit OF_DISTRICT = new Limit("requests of a district", 100, Duration.ofHours(1));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Deciders deciders;

    RequestDesk(KeycloakSession session, RealmModel realm, Deciders deciders) {
        this.session = session;
        this.realm = realm;
        this.deciders = deciders;
    }

    /** Somebody asked for help with an account. */
    void help(UserModel user) {
        open(
                deciders.groupsOf(session, user),
                new Requests.Asked(
                        RequestKind.HELP,
                        RequestKey.help(realm.getId(), user.getId()),
                        user.getId(),
                        null,
                        null,
                        RequestDetails.ofAccount(null)),
                user);
    }

    /**
     * Somebody who has proven an address asked for an account.
     *
     * @return false if there is another thing to do for that person, which a mail says
     */
    boolean account(RequestDetails.Person person) {
        NewAccountCase found = NewAccountCase.of(session, realm, deciders, person.address());
        if (found.state() == NewAccountCase.State.ASKED) {
            return true;
        }
        if (found.state() != NewAccountCase.State.PROVE) {
            return false;
        }
        String district = found.requireDistrict();
        open(
                Set.of(district),
                new Requests.Asked(
                        RequestKind.ACCOUNT,
                        RequestKey.account(realm.getId(), person.address()),
                        null,
                        null,
                        district,
                        RequestDetails.ofNew(person)),
                null);
        return true;
    }

    /** Whether one of the groups, if there is any, had fewer new requests than the limit. */
    private boolean isWithinLimit(Set<String> groups) {
        Limits limits = new Limits(session);
        return groups.isEmpty()
                || groups.stream()
                                .sorted()
                                .filter(id -> limits.takeIn(realm, List.of(new Count(id, OF_DISTRICT)))
                                        .isEmpty())
                                .count()
                        > 0;
    }

    /** Beyond the limit the request is on the contacts' page, and nobody gets a mail. What is open already isn't counted. */
    private void open(Set<String> groups, Requests.Asked asked, @Nullable UserModel user) {
        Requests.Opened opened = new Requests(session).open(realm.getId(), asked);
        if (opened.isNew()) {
            RequestEvent.report(session, realm, opened.request(), asked.userId(), null);
            if (isWithinLimit(groups)) {
                tell(opened.request(), user);
            }
        }
    }

    /**
     * Tells the contacts, each at most once an hour; the support team if there is no contact who could help.
     *
     * @param user null for a new account
     */
    void tell(Request request, @Nullable UserModel user) {
        List<UserModel> contacts = contacts(request, user);
        contacts.forEach(contact -> tell(new RequestsMail(), contact.getId(), Map.of()));
        if (contacts.isEmpty()) {
            RequestMeters.withoutContact(session);
            SupportRequestMail.address(session, realm)
                    .ifPresent(support -> tell(
                            new SupportRequestMail(), Stranger.id(support), Map.of(Mail.RECIPIENT, support.text())));
        }
    }

    /** Whether the requests of a digest are told by it: an earlier one, ordered by another node at the same moment, tells them all. */
    static boolean isFirst(KeycloakSession session, Mail mail) {
        return new MailHistory(session).dueBefore(mail, Set.of(mail.kind()), PAUSE) == 0;
    }

    /** Open requests that no contact can decide, among the newest. */
    List<Request> withoutContact() {
        return new Requests(session)
                .all(new RequestRows(session, realm).all(RequestList.OPEN, 0, RequestsMail.LOOKED_AT)).stream()
                        .filter(this::isWithoutContact)
                        .toList();
    }

    private boolean isWithoutContact(Request request) {
        UserModel user = request.userId() == null ? null : session.users().getUserById(realm, request.userId());
        return (user != null || request.kind() == RequestKind.ACCOUNT)
                && contacts(request, user).isEmpty();
    }

    /** Nobody decides about oneself. */
    private List<UserModel> contacts(Request request, @Nullable UserModel user) {
        if (user == null) {
            return deciders.contacts(session, realm, Set.of(request.requireDistrict()));
        }
        return !request.kind().isDecidedByContacts(Privilege.of(session, user))
                ? List.of()
                : deciders.contacts(session, realm, deciders.groupsOf(session, user)).stream()
                        .filter(contact -> !contact.getId().equals(user.getId()))
                        .toList();
    }

    /** A mail that waits will list this request as well. */
    private void tell(MailKind kind, String reader, Map<String, String> details) {
        MailHistory history = new MailHistory(session);
        Set<String> kinds = Set.of(kind.id());
        if (history.isWaiting(realm, reader, kinds)) {
            return;
        }
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Instant next = history.lastDue(realm, reader, kinds)
                .map(last -> last.plus(PAUSE))
                .filter(now::isBefore)
                .orElse(null);
        session.getProvider(Outbox.class).queue(new MailOrder(kind, realm, reader, null, null, details, next));
    }
}
