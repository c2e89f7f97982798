package org.powersource.idp.mail;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Collection;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.powersource.idp.account.AddressChanges;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.PublicAddress;

/**
 * Links in mails. A link leads to its mail's row, and the row decides whether the link works. Its life starts when the mail server accepted
 * the mail, or may have accepted it without an answer. Only the link of the newest mail works, and only once. A changed address ends it,
 * even if no listener saw the change. Opening a link doesn't use it.
 */
public final class MailLinks {

    /** {@code /realms/{realm}/go/{key}}: as short as it can be. */
    public static final String PATH = "go";

    private static final Logger LOG = Logger.getLogger(MailLinks.class);

    private final KeycloakSession session;
    private final MailRecords records;

    public MailLinks(KeycloakSession session) {
        this.session = session;
        records = new MailRecords(session);
    }

    /**
     * State of the link in a mail.
     *
     * @param supersededKinds the kinds of mail that supersede each other
     */
    public LinkState state(RealmModel realm, String mailId, Collection<String> supersededKinds) {
        return records.find(mailId)
                .map(row -> state(realm, row, supersededKinds))
                .orElse(LinkState.UNKNOWN);
    }

    /**
     * Makes a link for one try to send a mail. It works as long as {@code mailId}'s row says so.
     *
     * @param user to whose address the mail goes
     * @param mailId the mail itself, or the one that it reminds of
     * @return the whole URL; empty, with an error in the log, if the server doesn't know its own address
     */
    public Optional<Enclosure> issue(RealmModel realm, UserModel user, String mailId) {
        if (!PublicAddress.isConfigured(realm)) {
            LOG.error("No link can be mailed: set Keycloak's hostname to a full URL, or the realm's frontendUrl");
            return Optional.empty();
        }
        LinkKey key = LinkKey.random();
        records.add(key, mailId, EmailAddress.of(user.getEmail()));
        return Optional.of(new Enclosure(address(realm, key.text()).build().toString()));
    }

    /** The address of a link. */
    public UriBuilder address(RealmModel realm, String key) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}")
                .path(PATH)
                .path("{key}")
                .resolveTemplate("realm", realm.getName())
                .resolveTemplate("key", key);
    }

    /**
     * Looks a link up.
     *
     * @param key last part of the link, as the request brings it
     * @return empty for a key that this realm didn't mail, and once mail or account is gone
     */
    public Optional<MailedLink> follow(RealmModel realm, @Nullable String key) {
        return LinkKey.of(key).flatMap(known -> records.linked(known.id()).flatMap(row -> link(realm, known, row)));
    }

    private Optional<MailedLink> link(RealmModel realm, LinkKey key, MailRecords.Linked row) {
        String userId = row.mail().userId;
        Mail mail = Mail.of(row.mail());
        return userId == null || !row.mail().realmId.equals(realm.getId())
                ? Optional.empty()
                : Stranger.orAccount(session, realm, userId, mail.details())
                        .map(owner -> new MailedLink(
                                owner, mail, row.address().equals(key.seal(EmailAddress.of(owner.getEmail())))));
    }

    /** The mail that a link names; empty if its row is gone. */
    public Optional<Mail> mail(RealmModel realm, String mailId) {
        return records.find(mailId)
                .filter(row -> row.realmId.equals(realm.getId()))
                .map(Mail::of);
    }

    /** Records the first opening; returns whether this was the first. */
    public boolean opened(String mailId) {
        Optional<MailEntity> unopened = records.lock(mailId).filter(row -> row.openedAt == null);
        unopened.ifPresent(row -> row.openedAt = Time.currentTimeMillis());
        return unopened.isPresent();
    }

    /** Locks the link for this transaction. Parallel requests wait, and then find it used. */
    public Locked lock(RealmModel realm, String mailId, Collection<String> supersededKinds) {
        Optional<MailEntity> row = records.lock(mailId);
        return new Locked(
                row, row.map(mail -> state(realm, mail, supersededKinds)).orElse(LinkState.UNKNOWN));
    }

    /** Ends all links of these kinds that still work: earlier mails no longer count. */
    public void end(RealmModel realm, UserModel user, Collection<String> kinds) {
        records.endLinks(realm.getId(), user.getId(), kinds);
    }

    /**
     * Marks all unused links of these kinds as used, even of mails that aren't sent yet. Called when their purpose is fulfilled.
     *
     * @return whether there were any
     */
    public boolean useAll(RealmModel realm, UserModel user, Collection<String> kinds) {
        return records.useLinks(realm.getId(), user.getId(), kinds);
    }

    /** A locked link: no other request can use it meanwhile. */
    public static final class Locked {

        private final Optional<MailEntity> row;
        private final LinkState state;

        private Locked(Optional<MailEntity> row, LinkState state) {
            this.row = row;
            this.state = state;
        }

        public LinkState state() {
            return state;
        }

        /** Marks the link as used, with the commit of the transaction. */
        public void use() {
            row.ifPresent(mail -> mail.usedAt = Time.currentTimeMillis());
        }
    }

    private LinkState state(RealmModel realm, MailEntity row, Collection<String> supersededKinds) {
        String userId = row.userId;
        if (userId == null || !row.realmId.equals(realm.getId())) {
            return LinkState.UNKNOWN;
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null && new AddressChanges(session).notice(realm, user, false)) {
            records.refresh(row);
        }
        if (row.usedAt != null) {
            return LinkState.USED;
        }
        if (records.newestAccepted(row.realmId, userId, supersededKinds)
                .filter(newest -> newest.requestedAt > row.requestedAt)
                .isPresent()) {
            return LinkState.SUPERSEDED;
        }
        return hasEnded(row) ? LinkState.EXPIRED : LinkState.VALID;
    }

    /** A link without an end works only while its mail is being sent: the mail server may have accepted it a moment ago. */
    static boolean hasEnded(MailEntity row) {
        return row.expiresAt == null ? !row.state.isOpen() : row.expiresAt <= Time.currentTimeMillis();
    }
}
