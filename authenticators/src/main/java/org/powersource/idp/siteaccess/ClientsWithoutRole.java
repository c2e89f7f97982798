package org.powersource.idp.siteaccess;

/** What happens at clients that have no site-access role. */
enum ClientsWithoutRole {
    ALLOW,
    DENY
}
