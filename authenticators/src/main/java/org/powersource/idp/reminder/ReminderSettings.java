package org.powersource.idp.reminder;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;

record ReminderSettings(Enrolment enrolment, boolean ownQuestion) {

    private static final Option<Enrolment> ENROLMENT = Option.choice(
            "enrolment",
            "Users without a question",
            "required: they set one at their next sign-in. offered: the same, but they may put it off until the sign-in "
                    + "after. off: they set one in the account console only. Sign-ins without pages (direct grant), single sign-on and "
                    + "accounts without a password are never asked.",
            Enrolment.class,
            "required");

    private static final Option<Boolean> OWN_QUESTION = Option.flag(
            "ownQuestion",
            "Own questions",
            "Users may write a question of their own, 3 to 200 characters. Forgot My Password never shows it before the "
                    + "mailed link was opened: its page tells everybody that the question may be one of their own.",
            false);

    /** The suite's options, and stock's option for the greatest age of a sign-in that opens the page from the account console. */
    static List<ProviderConfigProperty> properties() {
        return Stream.concat(
                        Option.properties(ENROLMENT, OWN_QUESTION).stream(),
                        RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES.stream())
                .toList();
    }

    static ReminderSettings of(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(SetReminderQuestionFactory.ID);
        Map<String, String> values = config == null || config.getConfig() == null ? Map.of() : config.getConfig();
        return new ReminderSettings(ENROLMENT.in(values), OWN_QUESTION.in(values));
    }
}
