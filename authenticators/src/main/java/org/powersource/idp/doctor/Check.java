package org.powersource.idp.doctor;

import static org.powersource.idp.doctor.Severity.ERROR;
import static org.powersource.idp.doctor.Severity.NOTE;
import static org.powersource.idp.doctor.Severity.WARNING;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** All checks, with severity, meaning and fix. Codes are never renamed. */
enum Check {
    LISTENER_MISSING(
            ERROR,
            "The realm's flows use the suite, but the event listener powersource-accounts is missing: the suite is off.",
            "Add powersource-accounts to Realm settings > Events > Event listeners.",
            RealmChecks::listener),
    SITE_ACCESS_SKIPPED(
            ERROR,
            "People can sign in without the site access check.",
            "Place powersource-site-access as REQUIRED in the flow itself, after the REQUIRED subflow that signs in.",
            FlowChecks::siteAccess),
    RECOVERY_STEP_SKIPPED(
            ERROR,
            "A password reset can miss a step.",
            "Give the reset flow the steps of powersource reset, all REQUIRED, in that order; the second factor in a CONDITIONAL subflow"
                    + " with Condition - user configured alone.",
            FlowChecks::recovery),
    FLOW_NOT_BOUND(
            ERROR,
            "The bound flow has no step of the suite.",
            "Authentication > Flows: bind the flow of the suite.",
            FlowChecks::notBound),
    CLIENT_FLOW_OVERRIDE(
            NOTE,
            "The client has a flow of its own, which later changes of the realm's flow don't reach.",
            "Clients > Advanced > Authentication flow overrides: choose none, if the client doesn't need it.",
            FlowChecks::overrides),
    STEP_WITHOUT_PROVIDER(
            ERROR,
            "The flow has a step that this server doesn't have, so each sign-in by it fails.",
            "Add the missing jar to providers/, enable the feature that brings the step, or delete the step.",
            FlowChecks::unknownProviders),
    POLICY_FLOW_UNKNOWN(
            ERROR,
            "A client policy selects a flow that doesn't exist, so each sign-in that it applies to fails.",
            "Realm settings > Client policies: correct auth-flow-alias in the profile.",
            FlowChecks::unknownPolicyFlows),
    POST_BROKER_FLOW_MISSING(
            ERROR,
            "Sign-ins by the identity provider end without the site access step.",
            "Identity providers > Advanced settings > Post login flow: choose powersource post broker.",
            BrokerChecks::postBroker),
    FIRST_BROKER_FLOW_LINKS_BY_MAIL(
            WARNING,
            "A first sign-in by the identity provider can link an existing account without its password and second factor, by a mailed"
                    + " link for example. The suite refuses such links, so the person gets no further.",
            "Choose powersource first broker as First login flow.",
            BrokerChecks::firstBroker),
    MATCHING_DIFFERS(
            ERROR,
            "Steps that ask for an e-mail address differ in the option matching: a spelling that one step accepts is unknown to the other.",
            "Set the same value at each of them.",
            OptionChecks::matching),
    OPTION_UNREADABLE(
            WARNING,
            "The value of an option can't be read; its default is used.",
            "Correct the value. docs/options.md lists the options.",
            OptionChecks::unreadable),
    OPTIONS_CONTRADICT(
            WARNING,
            "The options role and clientsWithoutRole differ between the step, the required action and the client policy of the site"
                    + " access check: a client is a site for one of them only.",
            "Set the same values at each of them.",
            OptionChecks::siteAccess),
    ACTION_DISABLED(
            ERROR,
            "A required action that the suite needs is not registered or disabled.",
            "Authentication > Required actions: enable it.",
            RealmChecks::actions),
    TOKEN_POLICY_MISSING(
            ERROR,
            "No client policy checks the tokens of each client, so a withdrawn right lasts as long as the session.",
            "Realm settings > Client policies: add a policy with the condition any-client and a profile with the executor"
                    + " powersource-site-access.",
            ClientChecks::tokenPolicy),
    PASSWORD_GRANT_OPEN(
            WARNING,
            "The client takes passwords without a page (direct access grants).",
            "Clients > Settings: switch Direct access grants off.",
            ClientChecks::passwordGrants),
    CONTACT_CLIENT_WITH_PASSWORD_GRANT(
            ERROR,
            "Tokens of the client carry a contact's powers, and it takes passwords without a page.",
            "Clients > Settings: switch Direct access grants off, or take the client out of the server option contact-clients.",
            ClientChecks::contactClients),
    SITE_WITHOUT_ACCESS(
            NOTE,
            "Nobody may use the site: no account has it ticked or has its role.",
            "Tick the site on accounts, or give its role to a group.",
            ClientChecks::closedSites),
    THEME_WITHOUT_PAGES(
            ERROR,
            "The login theme has no layout (template.ftl), so people see an error in the place of its pages.",
            "Choose the login theme powersource, or a theme whose parent is powersource, keycloak.v2 or base.",
            ClientChecks::themes),
    LOGIN_WITH_EMAIL_OFF(
            ERROR,
            "People can't sign in by their e-mail address.",
            "Realm settings > Login: switch Login with email on.",
            RealmChecks::loginWithEmail),
    DUPLICATE_EMAILS_ALLOWED(
            ERROR,
            "Several accounts may have one e-mail address, so an address doesn't say which account signs in.",
            "Realm settings > Login: switch Duplicate emails off.",
            RealmChecks::duplicateEmails),
    RESET_PASSWORD_OFF(
            WARNING,
            "Forgot My Password is off.",
            "Realm settings > Login: switch Forgot password on.",
            RealmChecks::resetPassword),
    BRUTE_FORCE_OFF(
            ERROR,
            "Passwords can be tried without limit.",
            "Realm settings > Security defenses > Brute force detection: choose Lockout temporarily.",
            RealmChecks::bruteForce),
    PASSWORD_POLICY_SHORT(
            WARNING,
            "Passwords may be shorter than 15 characters (NIST SP 800-63B-4 for sign-ins by password alone).",
            "Authentication > Policies > Password policy: set Minimum length to 15.",
            RealmChecks::passwordPolicy),
    EVERYBODY_IS_CONTACT(
            ERROR,
            "Each new account gets a contact's role.",
            "Remove the role from the realm's default roles and default groups.",
            RealmChecks::everybodyIsContact),
    SMTP_MISSING(
            ERROR,
            "The realm has no mail server: pages promise mails that never go out.",
            "Realm settings > Email: enter the mail server.",
            MailChecks::smtp),
    HOSTNAME_NOT_A_URL(
            ERROR,
            "Neither the server's hostname nor the realm's frontend URL is a full URL, so no mail with a link is sent.",
            "Set hostname to a URL, such as https://id.example, or set Realm settings > General > Frontend URL.",
            MailChecks::hostname),
    MAIL_REFUSED_LATELY(
            WARNING,
            "The mail server refused mails for good in the last 24 hours.",
            "GET /admin/realms/{realm}/powersource/mails?user=ID shows the answers of the mail server for an account.",
            MailChecks::refused),
    ATTRIBUTE_MISSING(
            ERROR,
            "The user profile lacks an attribute of the suite.",
            "Realm settings > User profile: add the attribute as in realm-export.json.",
            ProfileChecks::missing),
    ATTRIBUTE_EDITABLE_BY_OWNER(
            ERROR,
            "Owners of accounts can change an attribute that decides what they may do.",
            "Realm settings > User profile: let only administrators edit the attribute.",
            ProfileChecks::editable),
    TICK_WITHOUT_SITE(
            WARNING,
            "Accounts have a site ticked that isn't one: a client of that id would let them in.",
            "Make the client a site, or save the records of these accounts: that drops the tick.",
            AccountChecks::ticks),
    ADDRESS_WITH_INVISIBLE_CHARACTERS(
            WARNING,
            "The e-mail address of accounts contains a space, a control or a format character that nobody can see or type.",
            "Enter the address again on the record.",
            AccountChecks::invisible),
    SPELLING_DIFFERS_FROM_ADDRESS(
            NOTE,
            "The stored spelling (signInEmail) isn't the account's address, so it is ignored: the address counts in lower case.",
            "Enter the address on the record, with its capital letters.",
            AccountChecks::spellings),
    ACCOUNT_WITHOUT_ADDRESS(
            NOTE,
            "Accounts have no e-mail address: no mail reaches their owners, and Forgot My Password doesn't find them.",
            "Enter an address on the record.",
            AccountChecks::withoutAddress),
    USER_NAME_DIFFERS_FROM_ADDRESS(
            NOTE,
            "Accounts have a user name that isn't their address. People who are used to signing in by it must type the address.",
            "Tell them.",
            AccountChecks::userNames),
    LDAP_SPELLING_NOT_TAKEN(
            WARNING,
            "Addresses from the directory count in lower case: their spelling isn't taken over.",
            "Add a user-attribute-ldap-mapper from mail to signInEmail to the provider, or set matching to ignore-case.",
            AccountChecks::ldap),
    DISTRICT_WITHOUT_CONTACT(
            WARNING,
            "The district has no active contact.",
            "Give a contact's role to an active member of the district.",
            DistrictChecks::withoutContact),
    CONTACT_WITHOUT_DISTRICT(
            WARNING,
            "Accounts have a contact's role and belong to no district, so they can manage nobody.",
            "Add them to their district, or take the role away.",
            DistrictChecks::contactsWithoutDistrict),
    DISTRICT_WITHOUT_DOMAIN(
            NOTE,
            "Other districts have mail domains, this one has none: requests of its staff reach no contact.",
            "Set the attribute domains of the group.",
            DistrictChecks::withoutDomain),
    DOMAIN_OF_SEVERAL_DISTRICTS(
            NOTE,
            "Several districts have the mail domain, so nobody is asked for an account for an address of it.",
            "Let one district have the domain, if the others' staff has addresses of its own.",
            DistrictChecks::sharedDomains),
    PERMISSION_WITH_SECOND_POLICY(
            ERROR,
            "An admin permission has a second policy beside powersource-same-district: lists of groups aren't limited to the district"
                    + " any more.",
            "Give the second policy a permission of its own.",
            DistrictChecks::secondPolicy),
    ADMIN_PERMISSIONS_MISSING(
            WARNING,
            "No admin permission has the policy powersource-same-district, so contacts can manage nobody.",
            "Switch Admin permissions on, and make the permissions of docs/contacts.md.",
            DistrictChecks::permissions),
    WORKFLOWS_ON(
            WARNING,
            "The feature workflows is on: its steps change accounts and mail links without the suite's checks, and the tab breaks the"
                    + " contact's console.",
            "Build the server with --features-disabled=workflows.",
            ServerChecks::workflows),
    SCIM_ON(
            WARNING,
            "The feature scim-api is on: it is a second way to administer accounts.",
            "Build the server with --features-disabled=scim-api.",
            ServerChecks::scim),
    PROXY_NOT_TRUSTED(
            WARNING,
            "The last sign-ins came from one internal address: the limits count all people as one client.",
            "Set proxy-headers (and proxy-trusted-addresses), so that the server sees the address of each person.",
            ServerChecks::proxy),
    TEXT_IN_ONE_LANGUAGE(
            NOTE,
            "A text of the realm is overridden in some of its languages only.",
            "Realm settings > Localization: add the missing languages.",
            ServerChecks::texts),
    LANGUAGE_NOT_SHIPPED(
            NOTE,
            "The suite has no texts in this language: its pages and mails are in English.",
            "Add the texts of the suite under Realm settings > Localization, or remove the language.",
            ServerChecks::languages),
    KEYCLOAK_NEWER_THAN_TESTED(
            NOTE,
            "The suite isn't tested with this version of Keycloak.",
            "Look for a newer version of the suite.",
            ServerChecks::version),
    /** Setup finds it by its table of hashes. */
    ELEMENT_CHANGED(
            WARNING,
            "Somebody changed an element that setup made; updates leave it as it is.",
            "Compare it with realm-export.json.",
            realm -> Stream.empty()),
    /** Found by {@link Doctor} itself. */
    CHECK_FAILED(WARNING, "A check couldn't be made.", "The log has the reason.", realm -> Stream.empty());

    private final Severity severity;
    private final String text;
    private final String fix;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Function<Examined, Stream<Place>> places;

    Check(Severity severity, String text, String fix, Function<Examined, Stream<Place>> places) {
        this.severity = severity;
        this.text = text;
        this.fix = fix;
        this.places = places;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Severity severity() {
        return severity;
    }

    String text() {
        return text;
    }

    String fix() {
        return fix;
    }

    Stream<Finding> findings(Examined realm) {
        return places.apply(realm).map(this::finding);
    }

    Finding finding(Place place) {
        return new Finding(
                code(),
                Objects.requireNonNullElse(place.severity(), severity),
                place.where(),
                place.detail().isEmpty() ? text : text + " " + place.detail(),
                fix);
    }
}
