package org.powersource.idp.recovery;

/** What the mail brings. */
enum DeliverAs {
    LINK,
    TEMPORARY_PASSWORD
}
