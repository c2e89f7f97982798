package org.powersource.idp.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.powersource.idp.doctor.Flow.Step;
import org.powersource.idp.doctor.FlowWalk.Entrant;

/** Use of a flow. It decides which steps no sign-in may miss. */
enum Use {
    BROWSER("browser flow"),
    DIRECT_GRANT("direct grant flow"),
    REGISTRATION("registration flow"),
    POST_BROKER("post login flow"),
    RESET("reset credentials flow") {
        @Override
        Stream<Path> all(Flow flow, boolean questionBeforeMail) {
            return Stream.of(
                            withoutLink(flow),
                            questionBeforeMail ? mailBeforeQuestion(flow) : byLink(flow, Authenticators.QUESTION),
                            byLink(flow, Authenticators.NEW_PASSWORD),
                            withoutFactor(flow, Authenticators.ONE_TIME_CODE, "one-time code"),
                            withoutFactor(flow, Authenticators.SECURITY_KEY, "security key"))
                    .flatMap(paths -> paths);
        }
    },
    FIRST_BROKER("first login flow") {
        @Override
        Stream<Path> all(Flow flow, boolean questionBeforeMail) {
            Set<String> either = Set.of(Authenticators.NEW_ACCOUNT, Authenticators.BROKER_LINK);
            return new FlowWalk(
                            Entrant.STRANGER,
                            step -> either.contains(step.authenticator()) ? step.authenticator() : null)
                    .through(flow).stream()
                            .filter(trace -> trace.passed().isEmpty())
                            .map(trace -> Path.signedIn(trace, Authenticators.BROKER_LINK));
        }
    };

    private final String label;

    Use(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The likely use of a flow that nothing uses. */
    static Use guess(Flow flow) {
        if (Stream.of(Authenticators.RECOVERY_START, Authenticators.RESET_MAIL, Authenticators.STOCK_RESET_MAIL)
                .anyMatch(flow::contains)) {
            return RESET;
        }
        return flow.contains(Authenticators.NEW_ACCOUNT) || flow.contains(Authenticators.BROKER_LINK)
                ? FIRST_BROKER
                : BROWSER;
    }

    /**
     * The shortest ways that miss something, at most {@link Trace#MOST}.
     *
     * @param questionBeforeMail whether the reminder question has to be answered before the mail goes out
     */
    List<Path> missed(Flow flow, boolean questionBeforeMail) {
        return all(flow, questionBeforeMail)
                .sorted(Comparator.comparingInt(path -> path.steps().size()))
                .limit(Trace.MOST)
                .toList();
    }

    Stream<Path> all(Flow flow, boolean questionBeforeMail) {
        Entrant entrant = this == POST_BROKER ? Entrant.SIGNED_IN_ELSEWHERE : Entrant.STRANGER;
        return missing(flow, entrant, step -> is(step, Authenticators.SITE_ACCESS), Authenticators.SITE_ACCESS);
    }

    private static boolean is(Step step, String authenticator) {
        return step.authenticator().equals(authenticator);
    }

    private static Stream<Path> missing(Flow flow, Entrant entrant, Predicate<Step> due, String name) {
        return new FlowWalk(entrant, step -> due.test(step) ? name : null)
                .through(flow).stream()
                        .filter(trace -> trace.passed().isEmpty())
                        .map(trace -> Path.signedIn(trace, name));
    }

    /** Without a link the mail's step never succeeds, so each sign-in misses it. */
    static Stream<Path> withoutLink(Flow flow) {
        return new FlowWalk(Entrant.STRANGER, step -> null)
                .through(flow).stream().map(trace -> Path.signedIn(trace, Authenticators.RESET_MAIL));
    }

    /** Keycloak's own step mails nobody while the account isn't known. */
    static Stream<Path> mailBeforeQuestion(Flow flow) {
        Set<String> mails = Set.of(Authenticators.RESET_MAIL, Authenticators.STOCK_RESET_MAIL);
        FlowWalk walk = new FlowWalk(
                Entrant.STRANGER,
                step -> is(step, Authenticators.QUESTION) ? Authenticators.QUESTION : null,
                step -> mails.contains(step.authenticator()));
        walk.through(flow);
        return walk.arrivals().stream()
                .filter(trace -> trace.passed().isEmpty())
                .filter(trace -> trace.user() != Known.NOBODY || trace.words().contains(Authenticators.RESET_MAIL))
                .map(trace -> new Path(trace.words(), Path.MAIL_SENT, List.of(Authenticators.QUESTION)));
    }

    /** Keycloak's <i>Reset Password</i> asks for a new password only where the step is REQUIRED. */
    static Stream<Path> byLink(Flow flow, String authenticator) {
        return missing(
                flow,
                new Entrant(Known.SURELY, true, null),
                step -> is(step, authenticator)
                        && (!authenticator.equals(Authenticators.NEW_PASSWORD)
                                || step.requirement() == Requirement.REQUIRED),
                authenticator);
    }

    static Stream<Path> withoutFactor(Flow flow, String credential, String name) {
        return missing(
                flow,
                Entrant.byLinkWith(credential),
                step -> credential.equals(step.behaviour().credential()),
                name);
    }
}
