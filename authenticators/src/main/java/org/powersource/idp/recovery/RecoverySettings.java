package org.powersource.idp.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.Matching;
import org.powersource.idp.kit.FlowSteps;
import org.powersource.idp.kit.Option;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.reminder.AskWhen;

/**
 * The options of all three steps of the realm's reset flow, read together because the steps need each other's.
 *
 * @param life of a link or a temporary password, from the moment the mail server took it
 */
record RecoverySettings(
        Matching matching,
        AskWhen ask,
        Limit wrongAnswers,
        Limit wrongAnswersInAWeek,
        DeliverAs delivery,
        Duration life,
        MailLimits limits,
        boolean signOutOtherSessions) {

    private static final Duration WEEK = Duration.ofDays(7);

    static final Option<Integer> WRONG_ANSWERS = Option.number(
            "wrongAnswers",
            "Wrong answers",
            "Number of wrong answers that lock the question, for an address with an account or without. Signing in stays possible.",
            1,
            100,
            "5");

    static final Option<Integer> WRONG_ANSWERS_MINUTES = Option.number(
            "wrongAnswersMinutes",
            "Minutes in which wrong answers are counted",
            "In any period of that length. A right answer starts the count anew.",
            1,
            1440,
            "60");

    static final Option<Integer> HOLD_HOURS = Option.number(
            "holdHours", "Hours for which the question is locked", "Counted from the last wrong answer.", 1, 720, "24");

    static final Option<Integer> WRONG_ANSWERS_IN_A_WEEK = Option.number(
            "wrongAnswersInAWeek",
            "Wrong answers in seven days",
            "Number of wrong answers in any seven days that lock the question, until the oldest of them is seven days old. A right"
                    + " answer starts the count anew.",
            1,
            1000,
            "20");

    static final Option<DeliverAs> DELIVERY = Option.choice(
            "delivery",
            "What is mailed",
            "link: a link to the page with a new password. temporary-password: a generated password for one sign-in, which "
                    + "leads to the same page; the present password keeps working until then.",
            DeliverAs.class,
            "link");

    static final Option<Integer> LIFE_MINUTES = Option.number(
            "linkMinutes",
            "Life of a link or a temporary password, in minutes",
            "Counted from the moment the mail server accepts the e-mail.",
            1,
            1440,
            "60");

    static final Option<Integer> COOLDOWN_SECONDS = Option.number(
            "cooldownSeconds",
            "Seconds between two mails",
            "To one address, whether it has an account or not.",
            1,
            3600,
            "60");

    static final Option<Integer> PER_ADDRESS = Option.number(
            "mailsPerHour", "Mails an hour to one address", "Whether it has an account or not.", 1, 1000, "5");

    static final Option<Integer> PER_CLIENT = Option.number(
            "mailsPerHourAndClient",
            "Mails an hour from one client address",
            "Raise it where a whole district comes from one address. IPv6 addresses count by their first 64 bits. Behind a proxy, Keycloak has to be told to trust its "
                    + "headers, or everybody is one client.",
            1,
            100_000,
            "30");

    static final Option<Boolean> SIGN_OUT = Option.flag(
            "signOutOtherSessions",
            "Sign out elsewhere",
            "Setting the new password ends all other sessions of the account.",
            true);

    static RecoverySettings of(RealmModel realm) {
        Map<String, Map<String, String>> options = FlowSteps.of(realm, realm.getResetCredentialsFlow())
                .collect(Collectors.toMap(
                        AuthenticationExecutionModel::getAuthenticator,
                        step -> FlowSteps.options(realm, step),
                        (first, second) -> first));
        Map<String, String> start = options.getOrDefault(RecoveryStartFactory.ID, Map.of());
        Map<String, String> question = options.getOrDefault(AskQuestionFactory.ID, Map.of());
        Map<String, String> mail = options.getOrDefault(ResetMailFactory.ID, Map.of());
        return new RecoverySettings(
                Matching.OPTION.in(start),
                AskWhen.OPTION.in(question),
                new Limit(
                        "wrong answers",
                        WRONG_ANSWERS.in(question),
                        Duration.ofMinutes(WRONG_ANSWERS_MINUTES.in(question)),
                        Duration.ofHours(HOLD_HOURS.in(question))),
                new Limit("wrong answers in a week", WRONG_ANSWERS_IN_A_WEEK.in(question), WEEK),
                DELIVERY.in(mail),
                Duration.ofMinutes(LIFE_MINUTES.in(mail)),
                new MailLimits(
                        Duration.ofSeconds(COOLDOWN_SECONDS.in(mail)), PER_ADDRESS.in(mail), PER_CLIENT.in(mail)),
                SIGN_OUT.in(mail));
    }
}
