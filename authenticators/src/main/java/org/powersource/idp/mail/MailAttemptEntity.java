package org.powersource.idp.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One try to send a mail, and what the mail server said. */
@Entity
@Table(name = "POWERSOURCE_MAIL_ATTEMPT")
@IdClass(MailAttemptEntity.Key.class)
@NullUnmarked
public class MailAttemptEntity {

    @Id
    @Column(name = "MAIL_ID")
    String mailId;

    @Id
    @Column(name = "NUMBER")
    int number;

    @Column(name = "TRIED_AT")
    long triedAt;

    /** The state that the try led to. */
    @Enumerated(EnumType.STRING)
    @Column(name = "OUTCOME")
    MailState outcome;

    @Column(name = "REPLY")
    @Nullable
    String reply;

    public MailAttemptEntity() {}

    @NullUnmarked
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        String mailId;
        int number;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && number == key.number && Objects.equals(mailId, key.mailId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(mailId, number);
        }
    }
}
