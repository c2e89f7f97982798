package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.powersource.idp.doctor.FlowOf.alternative;
import static org.powersource.idp.doctor.FlowOf.conditional;
import static org.powersource.idp.doctor.FlowOf.disabled;
import static org.powersource.idp.doctor.FlowOf.flow;
import static org.powersource.idp.doctor.FlowOf.required;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.idp.doctor.Flow.Execution;
import org.powersource.idp.doctor.FlowWalk.Entrant;

/** Flows right and wrong, and what the walk says of them. */
class FlowWalkTest {

    private static final String SITE = "powersource-site-access";
    private static final String PASSWORD = "powersource-email-password";
    private static final Execution SIGN_IN = required(flow(
            "sign-in",
            alternative("auth-cookie"),
            alternative("identity-provider-redirector"),
            alternative(flow("forms", required(PASSWORD), secondFactor()))));

    private static Execution secondFactor() {
        return conditional(flow(
                "second factor",
                required("conditional-user-configured"),
                alternative("auth-otp-form"),
                alternative("webauthn-authenticator")));
    }

    private static Flow reset(Execution... executions) {
        return flow("reset", executions);
    }

    private static Arguments right(String what, Use use, Flow flow) {
        return Arguments.of(what, use, flow, List.of());
    }

    /** @param paths each as the steps of one way, joined by a comma */
    private static Arguments wrong(String what, Use use, Flow flow, String... paths) {
        return Arguments.of(what, use, flow, List.of(paths));
    }

    static Stream<Arguments> flows() {
        return Stream.of(signIns(), brokers(), resets()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> signIns() {
        return Stream.of(
                right("as shipped", Use.BROWSER, flow("top", SIGN_IN, required(SITE))),
                wrong(
                        "no check",
                        Use.BROWSER,
                        flow("top", SIGN_IN),
                        "auth-cookie",
                        PASSWORD + ",\"second factor\" is skipped",
                        PASSWORD + ",auth-otp-form",
                        PASSWORD + ",webauthn-authenticator"),
                wrong("check disabled", Use.BROWSER, flow("top", required(PASSWORD), disabled(SITE)), PASSWORD),
                wrong(
                        "check inside the forms",
                        Use.BROWSER,
                        flow(
                                "top",
                                alternative("auth-cookie"),
                                alternative(flow("forms", required(PASSWORD), required(SITE)))),
                        "auth-cookie"),
                wrong(
                        "check beside the cookie",
                        Use.BROWSER,
                        flow("top", alternative("auth-cookie"), alternative(PASSWORD), alternative(SITE)),
                        "auth-cookie",
                        PASSWORD),
                wrong(
                        "check as alternative beside required: ignored",
                        Use.BROWSER,
                        flow("top", SIGN_IN, alternative(SITE)),
                        "auth-cookie",
                        PASSWORD + ",\"second factor\" is skipped",
                        PASSWORD + ",auth-otp-form",
                        PASSWORD + ",webauthn-authenticator"),
                wrong(
                        "check under a condition",
                        Use.BROWSER,
                        flow(
                                "top",
                                required(PASSWORD),
                                conditional(flow("maybe", required("conditional-user-role"), required(SITE)))),
                        PASSWORD + ",\"maybe\" is skipped"),
                wrong(
                        "check in a conditional subflow without a condition",
                        Use.BROWSER,
                        flow("top", required(PASSWORD), conditional(flow("never", required(SITE)))),
                        PASSWORD + ",\"never\" is skipped: it has no condition"),
                wrong(
                        "check in a conditional subflow whose condition is disabled",
                        Use.BROWSER,
                        flow(
                                "top",
                                required(PASSWORD),
                                conditional(flow("never", disabled("conditional-user-role"), required(SITE)))),
                        PASSWORD + ",\"never\" is skipped: it has no condition"),
                wrong(
                        "check in a disabled subflow",
                        Use.BROWSER,
                        flow("top", required(PASSWORD), disabled(flow("off", required(SITE)))),
                        PASSWORD),
                right(
                        "a condition beside the check is ignored",
                        Use.BROWSER,
                        flow("top", required("conditional-user-role"), required(PASSWORD), required(SITE))),
                right(
                        "check in nested required subflows",
                        Use.BROWSER,
                        flow("top", required(PASSWORD), required(flow("a", required(flow("b", required(SITE))))))),
                right(
                        "check in each alternative",
                        Use.BROWSER,
                        flow(
                                "top",
                                alternative(flow("a", required("auth-cookie"), required(SITE))),
                                alternative(flow("b", required(PASSWORD), required(SITE))))),
                right(
                        "conditional subflows alone: one has to run",
                        Use.BROWSER,
                        flow(
                                "top",
                                required(PASSWORD),
                                required(flow(
                                        "either",
                                        conditional(flow("a", required("conditional-user-role"), required(SITE))))))),
                right(
                        "an empty required subflow lets nobody in",
                        Use.BROWSER,
                        flow("top", required(PASSWORD), required(flow("empty")))),
                right(
                        "access denied to all",
                        Use.BROWSER,
                        flow("top", required(PASSWORD), required("deny-access-authenticator"))),
                right(
                        "identity providers only: they come back by other flows",
                        Use.BROWSER,
                        flow("top", alternative("identity-provider-redirector"))),
                right("nobody is known", Use.BROWSER, flow("top", required("allow-access-authenticator"))),
                right(
                        "check before the account is known: always an error",
                        Use.BROWSER,
                        flow("top", required(SITE), required(PASSWORD))),
                wrong(
                        "an unknown step may sign in",
                        Use.BROWSER,
                        flow(
                                "top",
                                alternative(flow("right", required(PASSWORD), required(SITE))),
                                alternative("magic-link")),
                        "magic-link"),
                wrong(
                        "a step that needs an account gets it from another way",
                        Use.BROWSER,
                        flow(
                                "top",
                                alternative(flow(
                                        "a", required("auth-username-form"), required("deny-access-authenticator"))),
                                alternative("auth-otp-form")),
                        "a sign-in fails and is opened again,auth-otp-form"),
                wrong(
                        "required second factor may be put off",
                        Use.BROWSER,
                        flow("top", required("auth-username-form"), required("auth-otp-form")),
                        "auth-username-form,auth-otp-form",
                        "auth-username-form,auth-otp-form is put off: to be set up later"),
                right("direct grant", Use.DIRECT_GRANT, flow("top", required(PASSWORD), required(SITE))),
                wrong(
                        "stock direct grant",
                        Use.DIRECT_GRANT,
                        flow(
                                "top",
                                required("direct-grant-validate-username"),
                                required("direct-grant-validate-password")),
                        "direct-grant-validate-username,direct-grant-validate-password"),
                wrong(
                        "registration",
                        Use.REGISTRATION,
                        flow("top", required(new Flow("registration form", true, List.of()))),
                        "\"registration form\" is sent"));
    }

    private static Stream<Arguments> brokers() {
        Execution link =
                alternative(flow("link", required(PASSWORD), secondFactor(), required("powersource-broker-link")));
        return Stream.of(
                right("post broker", Use.POST_BROKER, flow("top", required(SITE))),
                wrong(
                        "post broker without the check",
                        Use.POST_BROKER,
                        flow("top", required("auth-otp-form")),
                        "auth-otp-form",
                        "auth-otp-form is put off: to be set up later"),
                right(
                        "first broker as shipped",
                        Use.FIRST_BROKER,
                        flow(
                                "top",
                                required("idp-review-profile"),
                                required(flow("account", alternative("idp-create-user-if-unique"), link)))),
                wrong(
                        "first broker with a mailed link",
                        Use.FIRST_BROKER,
                        flow(
                                "top",
                                required(flow(
                                        "account",
                                        alternative("idp-create-user-if-unique"),
                                        link,
                                        alternative("idp-email-verification")))),
                        "idp-email-verification"),
                wrong(
                        "first broker that links by itself",
                        Use.FIRST_BROKER,
                        flow("top", required("idp-detect-existing-broker-user"), required("idp-auto-link")),
                        "idp-detect-existing-broker-user,idp-auto-link"));
    }

    private static Stream<Arguments> resets() {
        Execution start = required("powersource-recovery-start");
        Execution question = required("powersource-reminder-question");
        Execution mail = required("powersource-reset-mail");
        Execution password = required("reset-password");
        return Stream.of(
                right("reset as shipped", Use.RESET, reset(start, question, mail, password, secondFactor())),
                wrong(
                        "no mail: signs in without a link (keycloak#40744)",
                        Use.RESET,
                        reset(required("reset-credentials-choose-user"), question, password, secondFactor()),
                        "reset-credentials-choose-user,powersource-reminder-question,reset-password,\"second factor\" is skipped",
                        "reset-credentials-choose-user,powersource-reminder-question,reset-password,auth-otp-form",
                        "reset-credentials-choose-user,powersource-reminder-question,reset-password,webauthn-authenticator"),
                wrong(
                        "mail before the question",
                        Use.RESET,
                        reset(start, mail, question, password, secondFactor()),
                        "powersource-recovery-start,powersource-reset-mail"),
                wrong(
                        "no question",
                        Use.RESET,
                        reset(start, mail, password, secondFactor()),
                        "powersource-recovery-start,powersource-reset-mail"),
                wrong(
                        "question as alternative",
                        Use.RESET,
                        reset(
                                start,
                                required(flow(
                                        "either",
                                        alternative("powersource-reminder-question"),
                                        alternative("allow-access-authenticator"))),
                                mail,
                                password,
                                secondFactor()),
                        "powersource-recovery-start,allow-access-authenticator,powersource-reset-mail"),
                wrong(
                        "no new password: the link signs in, again and again",
                        Use.RESET,
                        reset(start, question, mail, secondFactor()),
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,\"second factor\" is skipped",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,auth-otp-form",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,webauthn-authenticator"),
                wrong(
                        "Reset Password asks for a new password only where it is required",
                        Use.RESET,
                        reset(
                                start,
                                question,
                                mail,
                                required(flow("either", alternative("reset-password"))),
                                secondFactor()),
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,\"second factor\" is skipped",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,auth-otp-form",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,webauthn-authenticator"),
                wrong(
                        "no second factor",
                        Use.RESET,
                        reset(start, question, mail, password),
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password"),
                wrong(
                        "one kind of second factor is missing",
                        Use.RESET,
                        reset(
                                start,
                                question,
                                mail,
                                password,
                                conditional(flow(
                                        "codes", required("conditional-user-configured"), required("auth-otp-form")))),
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,\"codes\" is skipped"),
                wrong(
                        "a second condition may skip the second factor",
                        Use.RESET,
                        reset(
                                start,
                                question,
                                mail,
                                password,
                                conditional(flow(
                                        "some",
                                        required("conditional-user-configured"),
                                        required("conditional-user-role"),
                                        alternative("auth-otp-form"),
                                        alternative("webauthn-authenticator")))),
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,\"some\" is skipped",
                        "powersource-recovery-start,powersource-reminder-question,powersource-reset-mail,reset-password,\"some\" is skipped"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flows")
    void theWaysThatMissAStepAreFound(String what, Use use, Flow flow, List<String> paths) {
        assertThat(use.missed(flow, true))
                .extracting(path -> String.join(",", path.steps()))
                .containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void questionMayFollowTheMailIfItIsAskedAfterTheLink() {
        Flow flow = reset(
                required("powersource-recovery-start"),
                required("powersource-reset-mail"),
                required("powersource-reminder-question"),
                required("reset-password"),
                secondFactor());

        assertThat(Use.RESET.missed(flow, false)).isEmpty();
        assertThat(Use.RESET.missed(flow, true)).extracting(Path::end).containsExactly("mail-sent");
    }

    @Test
    void stepsOfEverySignInAreFoundInAnyFlow() {
        assertThat(FlowWalk.always(flow("top", SIGN_IN, required(SITE)), Entrant.STRANGER))
                .containsExactly(SITE);
        assertThat(FlowWalk.always(flow("top", required(PASSWORD), required(SITE)), Entrant.STRANGER))
                .containsExactlyInAnyOrder(PASSWORD, SITE);
    }

    /** 2 to the power of 30 ways. */
    @Test
    void atMostTwentyWaysAreReported() {
        Execution[] many = IntStream.range(0, 30)
                .mapToObj(i -> required(flow("f" + i, alternative("auth-cookie"), alternative(PASSWORD))))
                .toArray(Execution[]::new);

        assertThat(Use.BROWSER.missed(flow("top", many), true)).hasSize(20);
    }

    @Test
    void skipsNameWhatIsMissed() {
        Flow flow = reset(required("powersource-recovery-start"), required("powersource-reset-mail"));

        assertThat(Set.copyOf(Use.RESET.missed(flow, true).stream()
                        .flatMap(path -> path.skips().stream())
                        .toList()))
                .containsExactlyInAnyOrder(
                        "powersource-reminder-question", "reset-password", "one-time code", "security key");
    }

    /** Administrators of a realm may build one that would take the memory of every node. */
    @Test
    void aFlowWithTooManyKindsOfWaysIsNotWalkedThrough() {
        assertThatThrownBy(() -> Trace.shortest(IntStream.rangeClosed(0, 1000)
                        .mapToObj(i -> Trace.start(Known.NOBODY).marked("step " + i))))
                .isInstanceOf(TooLargeException.class);
    }
}
