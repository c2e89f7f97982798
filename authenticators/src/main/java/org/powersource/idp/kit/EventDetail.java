package org.powersource.idp.kit;

import org.keycloak.events.Details;

/** Keys of the details of {@link SuiteEvent}s. Dashboards and scripts use them, so a key is never renamed. */
public enum EventDetail {
    CUSTOM_REQUIRED_ACTION(Details.CUSTOM_REQUIRED_ACTION),
    ACTIVATION("activation"),
    ACTIVATED_BY("activated_by"),
    SECONDS_SINCE_CREATION("seconds_since_creation"),
    MAIL("mail"),
    CREDENTIAL_TYPE(Details.CREDENTIAL_TYPE),
    REMINDER_CHANGE("reminder_change"),
    REASON(Details.REASON),
    SITE("site"),
    STEP("step"),
    LINK("link"),
    REQUEST("request"),
    REQUEST_ID("request_id"),
    REQUEST_KIND("request_kind"),
    DECIDED_BY("decided_by"),
    DISTRICT("district"),
    DISTRICT_ID("district_id");

    private final String key;

    EventDetail(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** @param values possible values, for {@code docs/events.md} */
    Described is(String values) {
        return new Described(this, values);
    }

    /** A detail of one event. */
    public record Described(EventDetail detail, String values) {}
}
