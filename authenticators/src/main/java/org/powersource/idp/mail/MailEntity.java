package org.powersource.idp.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One mail to send. Contains what to send, never a token, link, password or body. Times are milliseconds since 1970. */
@Entity
@Table(name = "POWERSOURCE_MAIL")
@NullUnmarked
public class MailEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    /** Null until the worker has found out whose account the typed address belongs to. */
    @Column(name = "USER_ID")
    @Nullable
    String userId;

    @Column(name = "KIND")
    String kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    MailState state;

    @Column(name = "CLIENT_ID")
    @Nullable
    String clientId;

    @Column(name = "LANGUAGE")
    @Nullable
    String language;

    @Column(name = "DETAILS")
    @Nullable
    String details;

    @Column(name = "REQUESTED_AT")
    long requestedAt;

    /** When to send or to try again; while it is being sent, when another node may take over. */
    @Column(name = "DUE_AT")
    long dueAt;

    /** When to send it for the first time: at the request, at the planned time, or when it was released. Null in rows of older versions. */
    @Column(name = "FIRST_DUE_AT")
    @Nullable
    Long firstDueAt;

    /** Priority, see {@link MailPriority}; null once the mail's result is final. */
    @Column(name = "TURN")
    @Nullable
    Integer turn;

    @Column(name = "WORTHLESS_AT")
    long worthlessAt;

    @Column(name = "ATTEMPTS")
    int attempts;

    @Column(name = "ACCEPTED_AT")
    @Nullable
    Long acceptedAt;

    @Column(name = "OPENED_AT")
    @Nullable
    Long openedAt;

    @Column(name = "USED_AT")
    @Nullable
    Long usedAt;

    /**
     * When its link ends. Counted from the last try that the mail server accepted, or may have accepted without an answer. Null for mails
     * without a link, and before the first such try has ended.
     */
    @Column(name = "EXPIRES_AT")
    @Nullable
    Long expiresAt;

    public MailEntity() {}
}
