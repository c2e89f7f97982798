package org.powersource.idp.recovery;

/** What the mail contains. */
enum DeliverAs {
    LINK,
    TEMPORARY_PASSWORD
}
