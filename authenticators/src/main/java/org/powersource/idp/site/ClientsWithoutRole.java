package org.powersource.idp.site;

/** What happens at clients that have no site-access role. */
public enum ClientsWithoutRole {
    ALLOW,
    DENY
}
