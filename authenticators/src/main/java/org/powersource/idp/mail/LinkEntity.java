package org.powersource.idp.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** One link of a mail. Each try to send the mail makes its own link. Neither column reveals the link or the address. */
@Entity
@Table(name = "POWERSOURCE_LINK")
@NullUnmarked
public class LinkEntity {

    /** See {@link LinkKey#id}. */
    @Id
    @Column(name = "ID")
    String id;

    /** The mail whose row decides whether the link works. Removing that row removes this one (foreign key). */
    @Column(name = "MAIL_ID")
    String mailId;

    /** See {@link LinkKey#seal}: of the account's address when the link was made. */
    @Column(name = "ADDRESS")
    String address;

    public LinkEntity() {}
}
