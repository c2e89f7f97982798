package org.powersource.idp.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.powersource.idp.kit.EventDetail.Described;

/**
 * The user events that the suite writes, and those of Keycloak that it adds details to. {@code docs/events.md} is made from these rows. No
 * other class sets a detail or sends an event ({@code ArchitectureTest}).
 */
public enum SuiteEvent {
    ACTIVATION(
            EventType.CUSTOM_REQUIRED_ACTION,
            null,
            Named.ACCOUNT,
            "an activation reached its next step",
            EventDetail.CUSTOM_REQUIRED_ACTION.is("`powersource-activate-account`"),
            EventDetail.ACTIVATION.is(
                    "`created` (only in a realm that stores no admin events), `mailed` (the mail server took a mail with the"
                            + " link, or its reminder), `opened` (the first time), `activated`, `resent` (somebody requested another mail),"
                            + " `expired` (the newest link ended)"),
            EventDetail.MAIL.is("with `mailed`, `opened` and `expired`: id of the mail with the link"),
            EventDetail.ACTIVATED_BY.is(
                    "with `activated`: `owner`, `administrator`, `broker` or `code` (read out to the owner)"),
            EventDetail.SECONDS_SINCE_CREATION.is("with `activated`: age of the account")),
    ACTIVATION_REJECTED(
            EventType.CUSTOM_REQUIRED_ACTION,
            Errors.PASSWORD_REJECTED,
            Named.ACCOUNT,
            "the page that activates an account was sent with a password or an answer that breaks a rule",
            EventDetail.CUSTOM_REQUIRED_ACTION.is("`powersource-activate-account`"),
            EventDetail.REASON.is("message keys of the broken rules")),
    QUESTION_SET(
            EventType.UPDATE_CREDENTIAL,
            null,
            Named.ACCOUNT,
            "the account's owner chose a reminder question",
            EventDetail.CREDENTIAL_TYPE.is("`reminder-question`"),
            EventDetail.REMINDER_CHANGE.is("`set` or `changed`")),
    QUESTION_REJECTED(
            EventType.UPDATE_CREDENTIAL,
            "reminder_question_rejected",
            Named.ACCOUNT,
            "the question or its answer breaks a rule",
            EventDetail.CREDENTIAL_TYPE.is("`reminder-question`"),
            EventDetail.REASON.is("message keys of the broken rules")),
    QUESTION_PUT_OFF(
            EventType.CUSTOM_REQUIRED_ACTION,
            null,
            Named.ACCOUNT,
            "the owner put the reminder question off until the next sign-in",
            EventDetail.CUSTOM_REQUIRED_ACTION.is("`powersource-set-reminder-question`"),
            EventDetail.REASON.is("`not-now`")),
    CODE_USED(
            EventType.REMOVE_CREDENTIAL,
            null,
            Named.ACCOUNT,
            "a code that was read out to the account's owner was used up at the sign-in page, in the place of the password",
            EventDetail.CREDENTIAL_TYPE.is("`spoken-code`")),
    ADDRESS_CONFIRMED(
            EventType.VERIFY_EMAIL,
            null,
            Named.ACCOUNT,
            "the owner of an account that a code had activated signed in by the mailed link, which proves the address"),
    SITE_REFUSED(
            EventType.LOGIN,
            Errors.ACCESS_DENIED,
            Named.ACCOUNT_IF_KNOWN,
            "a site was refused: at a sign-in, or when a token was about to leave (code, refresh, device, CIBA, password grant, token"
                    + " exchange, JWT assertion). For a refused token Keycloak writes an event of its own besides, without a site",
            EventDetail.SITE.is("client id of the site"),
            EventDetail.REASON.is(SiteRefusals.TEXT)),
    PERMISSION_REFUSED(
            EventType.PERMISSION_TOKEN,
            Errors.ACCESS_DENIED,
            Named.ACCOUNT_IF_KNOWN,
            "UMA gave no permissions to an account without the site. Keycloak stores this type only if the realm lists it",
            EventDetail.SITE.is("client id of the site"),
            EventDetail.REASON.is(SiteRefusals.TEXT)),
    USERINFO_REFUSED(
            EventType.USER_INFO_REQUEST,
            Errors.ACCESS_DENIED,
            Named.ACCOUNT_IF_KNOWN,
            "userinfo was refused to a token after its account lost the site. Keycloak stores this type only if the realm lists it",
            EventDetail.SITE.is("client id of the site"),
            EventDetail.REASON.is(SiteRefusals.TEXT)),
    INTROSPECTION_REFUSED(
            EventType.INTROSPECT_TOKEN,
            Errors.ACCESS_DENIED,
            Named.ACCOUNT,
            "introspection answered `active: false` after the token's account lost the site. Keycloak stores this type only if the realm"
                    + " lists it",
            EventDetail.SITE.is("client id of the site"),
            EventDetail.REASON.is(SiteRefusals.TEXT)),
    LINK_REFUSED(
            EventType.IDENTITY_PROVIDER_FIRST_LOGIN,
            Errors.NOT_ALLOWED,
            Named.ACCOUNT,
            "an account wasn't linked with an identity provider",
            EventDetail.REASON.is("`broker_link_other_account`, `broker_link_not_proven`, `broker_link_privileged` or"
                    + " `broker_link_not_active`")),
    CREDENTIALS_REFUSED(
            null,
            Errors.INVALID_USER_CREDENTIALS,
            Named.ACCOUNT,
            "the address isn't spelled as registered, or belongs to another account than the one to link; or a password grant can't ask for"
                    + " the account's second factor. A wrong password is Keycloak's own event of the same type"),
    ADDRESS_MISSING(null, Errors.USER_NOT_FOUND, Named.NOBODY, "a password grant without a user name"),
    ANSWER_REFUSED(
            EventType.RESET_PASSWORD,
            Errors.INVALID_USER_CREDENTIALS,
            Named.AFTER_LINK,
            "an answer to a reminder question was refused, for known and unknown addresses alike",
            EventDetail.STEP.is("`answer`"),
            EventDetail.REASON.is("`wrong_answer`, `question_locked` or `client_limit`")),
    RESET_LINK_REFUSED(
            EventType.RESET_PASSWORD,
            Errors.EXPIRED_CODE,
            Named.ACCOUNT,
            "a link to a new password was opened that no longer works",
            EventDetail.LINK.is("`USED`, `SUPERSEDED`, `EXPIRED` or `UNKNOWN`")),
    SIGNED_OUT(
            EventType.LOGOUT,
            null,
            Named.ACCOUNT,
            "somebody opened a mailed link, and chose to sign out the other account that was signed in on this browser"),
    REQUEST(
            EventType.CUSTOM_REQUIRED_ACTION,
            null,
            Named.ACCOUNT_IF_KNOWN,
            "somebody asked the contacts for something, or that request ended. The user is the account that the request is about; nobody for a"
                    + " new account, until it is made",
            EventDetail.CUSTOM_REQUIRED_ACTION.is("`powersource-ask`"),
            EventDetail.REQUEST.is("`asked`, `granted` (help: done), `declined` or `expired`"),
            EventDetail.REQUEST_ID.is("id of the request"),
            EventDetail.REQUEST_KIND.is("`access`, `help` or `account` (a new one)"),
            EventDetail.SITE.is("client id of the site, with `access`"),
            EventDetail.DISTRICT_ID.is("id of the district's group, with `account`"),
            EventDetail.DECIDED_BY.is("with `granted` and `declined`: id of the account that decided, if one did"),
            EventDetail.REASON.is("with `granted` and `declined`: what the contact wrote, if anything")),
    DISTRICT_WITHOUT_CONTACT(
            EventType.CUSTOM_REQUIRED_ACTION,
            "district_without_contact",
            Named.NOBODY,
            "a district has no active contact any more",
            EventDetail.CUSTOM_REQUIRED_ACTION.is("`powersource-district-contact`"),
            EventDetail.DISTRICT.is("name of the district"),
            EventDetail.DISTRICT_ID.is("id of its group"));

    /** Whose id is the event's user. */
    public enum Named {
        ACCOUNT("the account"),
        ACCOUNT_IF_KNOWN("the account, if the request names one"),
        /** Before the mailed link the flow knows no account. */
        AFTER_LINK("nobody; after a mailed link (`ask=after-link`) the account"),
        NOBODY("nobody");

        private final String words;

        Named(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final class SiteRefusals {
        static final String TEXT =
                "`site_access_not_granted`, `site_access_not_active` (the account is disabled or not activated) or"
                        + " `site_access_not_a_site` (option `clientsWithoutRole`)";
    }

    private final @Nullable EventType type;
    private final @Nullable String error;
    private final Named named;
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<Described> details;

    /**
     * A row.
     *
     * @param type null for the type of the flow that runs
     * @param error null for a success
     * @param words when it is written
     */
    SuiteEvent(@Nullable EventType type, @Nullable String error, Named named, String words, Described... details) {
        this.type = type;
        this.error = error;
        this.named = named;
        this.words = words;
        this.details = List.of(details);
    }

    /** Type as stored; empty for the type of the flow that runs. */
    public Optional<String> type() {
        return Optional.ofNullable(type).map(known -> error == null ? known.name() : known.name() + "_ERROR");
    }

    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    public Named named() {
        return named;
    }

    public String words() {
        return words;
    }

    public List<Described> details() {
        return details;
    }

    /** Sends the event. An error is stored at once, even if the request's transaction is rolled back. */
    public void report(EventBuilder event, Map<EventDetail, String> values) {
        prepare(event, values);
        if (error == null) {
            event.success();
        } else {
            event.error(error);
        }
    }

    /**
     * Sets what the event says, for an event that Keycloak sends.
     *
     * @throws IllegalArgumentException for details that the row doesn't have
     */
    public void prepare(EventBuilder event, Map<EventDetail, String> values) {
        Set<EventDetail> known = details.stream().map(Described::detail).collect(Collectors.toSet());
        if (!known.containsAll(values.keySet())) {
            throw new IllegalArgumentException(name() + " has no details " + values.keySet());
        }
        if (type != null) {
            event.event(type);
        }
        if (named == Named.NOBODY) {
            event.user((String) null);
        }
        values.forEach((detail, value) -> event.detail(detail.key(), value));
    }

    /** Text on the values of a detail. */
    public String valuesOf(EventDetail detail) {
        return details.stream()
                .filter(described -> described.detail() == detail)
                .map(Described::values)
                .findFirst()
                .orElseThrow();
    }
}
