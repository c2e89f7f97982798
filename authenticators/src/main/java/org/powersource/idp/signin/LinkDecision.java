package org.powersource.idp.signin;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.powersource.idp.account.Privilege;

/** Whether an account may be linked with an identity provider's user, and why not. */
enum LinkDecision {
    ALLOWED(""),
    /** The person signed in to another account than the one that Keycloak found. */
    OTHER_ACCOUNT("brokerLinkNotProven"),
    /** The password, or the second factor of an account that has one, wasn't given in this sign-in. */
    NOT_PROVEN("brokerLinkNotProven"),
    PRIVILEGED("brokerLinkPrivileged"),
    NOT_ACTIVE("brokerLinkNotActive");

    private final String message;

    LinkDecision(String message) {
        this.message = message;
    }

    /** Message key of the page's text; {0} is the identity provider's name. */
    String message() {
        return message;
    }

    /** The reason in events. */
    String reason() {
        return "broker_link_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The rule. It checks the proof first, so that a stranger learns nothing about the account.
     *
     * @param found whether it is the account that Keycloak found
     * @param given types of the credentials that were accepted in this sign-in
     * @param factors types of the account's second factors
     */
    static LinkDecision of(
            boolean found, Set<String> given, Set<String> factors, Privilege privilege, boolean inactive) {
        if (!found) {
            return OTHER_ACCOUNT;
        }
        if (!given.contains(PasswordCredentialModel.TYPE)
                || (!factors.isEmpty() && Collections.disjoint(given, factors))) {
            return NOT_PROVEN;
        }
        return of(privilege, inactive);
    }

    /** The part of the rule that also applies when the owner, who is signed in, adds a link. */
    static LinkDecision of(Privilege privilege, boolean inactive) {
        if (privilege != Privilege.NONE) {
            return PRIVILEGED;
        }
        return inactive ? NOT_ACTIVE : ALLOWED;
    }
}
