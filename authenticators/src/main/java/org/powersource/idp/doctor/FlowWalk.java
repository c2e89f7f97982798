package org.powersource.idp.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.powersource.idp.doctor.Flow.Execution;
import org.powersource.idp.doctor.Flow.Step;
import org.powersource.idp.doctor.Flow.Subflow;

/**
 * Finds all ways through a flow that end in a sign-in, and perhaps some that are impossible: a step with an unknown result may succeed. So
 * no person can miss a step that all these ways pass. Follows Keycloak 26.7.4 {@code DefaultAuthenticationFlow}.
 *
 * <p>A sign-in that failed may be opened again, and "Try another way" changes the order of alternatives. So any step may meet an account
 * that another step named, even a later one. Steps of a subflow that didn't succeed don't count as passed.
 *
 * <p>Not modelled: code that ends a flow by itself, action tokens other than the mailed link, levels of assurance.
 */
final class FlowWalk {

    /**
     * The person who enters the flow.
     *
     * @param byLink whether the person opened the mailed link of a password reset
     * @param credentials the types of credentials that the account has beside the password; null for any
     */
    record Entrant(Known user, boolean byLink, @Nullable Set<String> credentials) {

        static final Entrant STRANGER = new Entrant(Known.NOBODY, false, null);
        static final Entrant SIGNED_IN_ELSEWHERE = new Entrant(Known.SURELY, false, null);

        static Entrant byLinkWith(String credential) {
            return new Entrant(Known.SURELY, true, Set.of(credential));
        }
    }

    private static final String OPENED_AGAIN = "a sign-in fails and is opened again";

    private final Entrant entrant;
    private final Function<Step, @Nullable String> marks;
    private final Predicate<Step> watched;
    private final List<Trace> arrivals = new ArrayList<>();

    /** Whether a step that names the account was reached. */
    private boolean named;

    /** @param marks mark of a step that succeeded; null for none */
    FlowWalk(Entrant entrant, Function<Step, @Nullable String> marks) {
        this(entrant, marks, step -> false);
    }

    /** @param watched the steps whose {@link #arrivals} are asked for */
    FlowWalk(Entrant entrant, Function<Step, @Nullable String> marks, Predicate<Step> watched) {
        this.entrant = entrant;
        this.marks = marks;
        this.watched = watched;
    }

    /** The steps of the suite that every sign-in by the flow has passed; all of them if no sign-in is possible. */
    static Set<String> always(Flow flow, Entrant entrant) {
        Set<String> always = new HashSet<>(Authenticators.OURS);
        new FlowWalk(entrant, step -> Authenticators.OURS.contains(step.authenticator()) ? step.authenticator() : null)
                .through(flow)
                .forEach(trace -> always.retainAll(trace.passed()));
        return always;
    }

    /** The shortest ways of each kind, shortest first. */
    List<Trace> through(Flow flow) {
        List<Trace> plain = through(flow, Trace.start(entrant.user()));
        if (entrant.user() != Known.NOBODY || !named) {
            return plain;
        }
        Set<List<String>> marked = plain.stream().map(Trace::passed).collect(Collectors.toSet());
        List<Trace> again = through(flow, Trace.start(Known.NOBODY).then(OPENED_AGAIN, Known.PERHAPS));
        return Trace.shortest(
                Stream.concat(plain.stream(), again.stream().filter(trace -> !marked.contains(trace.passed()))));
    }

    private List<Trace> through(Flow flow, Trace start) {
        return through(flow, List.of(start)).stream()
                .filter(trace -> trace.user() != Known.NOBODY)
                .toList();
    }

    /** After {@link #through}: the ways that lead to a watched step, whether or not it can succeed. */
    List<Trace> arrivals() {
        return Trace.shortest(arrivals.stream());
    }

    private List<Trace> through(Flow flow, List<Trace> before) {
        if (flow.form()) {
            named |= !before.isEmpty();
            return each(before, trace -> Stream.of(trace.then(quoted(flow) + " is sent", Known.SURELY)));
        }
        List<Execution> required = flow.required();
        return required.isEmpty() ? throughOne(flow.alternatives(), before) : throughAll(required, before);
    }

    /** A flow succeeds only if something in it ran. A flow of conditional subflows that are all skipped fails. */
    private List<Trace> throughAll(List<Execution> required, List<Trace> before) {
        boolean something = required.stream().anyMatch(execution -> !execution.isConditionalSubflow());
        List<Trace> ran = something ? before : List.of();
        List<Trace> idle = something ? List.of() : before;
        for (Execution execution : required) {
            if (execution.isConditionalSubflow()) {
                Subflow subflow = (Subflow) execution;
                List<Trace> entering = Stream.concat(ran.stream(), idle.stream())
                        .filter(trace -> mayRun(subflow.flow(), trace))
                        .toList();
                ran = Trace.shortest(
                        Stream.concat(through(subflow.flow(), entering).stream(), skip(subflow.flow(), ran)));
                idle = Trace.shortest(skip(subflow.flow(), idle));
            } else {
                ran = through(execution, ran);
            }
        }
        return ran;
    }

    private List<Trace> throughOne(List<Execution> alternatives, List<Trace> before) {
        return Trace.shortest(alternatives.stream().flatMap(alternative -> through(alternative, before).stream()));
    }

    private List<Trace> through(Execution execution, List<Trace> before) {
        return execution instanceof Subflow subflow
                ? through(subflow.flow(), before)
                : each(before, trace -> pass((Step) execution, trace));
    }

    private Stream<Trace> pass(Step step, Trace before) {
        Behaviour behaviour = step.behaviour();
        named |= behaviour.names() != Known.NOBODY;
        if (watched.test(step)) {
            arrivals.add(before.then(step.authenticator(), Known.NOBODY));
        }
        if (behaviour.needsUser() && before.user() == Known.NOBODY) {
            return Stream.empty();
        }
        Trace known = behaviour.needsUser() ? new Trace(before.words(), before.passed(), Known.SURELY) : before;
        Stream<Trace> putOff = behaviour.canBePutOff()
                        && step.requirement() == Requirement.REQUIRED
                        && credential(behaviour) != Answer.YES
                ? Stream.of(known.then(step.authenticator() + " is put off: to be set up later", Known.NOBODY))
                : Stream.empty();
        return Stream.concat(succeeds(behaviour) ? Stream.of(success(step, known)) : Stream.empty(), putOff);
    }

    private boolean succeeds(Behaviour behaviour) {
        return switch (behaviour.success()) {
            case NEVER -> false;
            case BY_LINK -> entrant.byLink();
            case POSSIBLE -> credential(behaviour) != Answer.NO;
        };
    }

    private Trace success(Step step, Trace before) {
        Trace after = before.then(step.authenticator(), step.behaviour().names());
        String mark = marks.apply(step);
        return mark == null ? after : after.marked(mark);
    }

    private enum Answer {
        YES,
        NO,
        PERHAPS
    }

    /** Whether the account has the credential that a step asks for. */
    private Answer credential(Behaviour behaviour) {
        Set<String> has = entrant.credentials();
        if (has == null || behaviour.credential() == null) {
            return Answer.PERHAPS;
        }
        return has.contains(behaviour.credential()) ? Answer.YES : Answer.NO;
    }

    private Stream<Trace> skip(Flow flow, List<Trace> before) {
        String why = flow.conditions().isEmpty() ? ": it has no condition" : "";
        return before.stream()
                .filter(trace -> maySkip(flow, trace))
                .map(trace -> trace.then(quoted(flow) + " is skipped" + why, Known.NOBODY));
    }

    private boolean mayRun(Flow flow, Trace trace) {
        return !flow.conditions().isEmpty()
                && flow.conditions().stream().allMatch(condition -> isMet(condition, flow, trace) != Answer.NO);
    }

    private boolean maySkip(Flow flow, Trace trace) {
        return flow.conditions().isEmpty()
                || flow.conditions().stream().anyMatch(condition -> isMet(condition, flow, trace) != Answer.YES);
    }

    private Answer isMet(Step condition, Flow flow, Trace trace) {
        return condition.authenticator().equals(Authenticators.USER_CONFIGURED)
                ? isConfigured(flow, trace)
                : Answer.PERHAPS;
    }

    /** As Keycloak 26.7.4 {@code ConditionalUserConfiguredAuthenticator}: it looks at steps, not at subflows. */
    private Answer isConfigured(Flow flow, Trace trace) {
        Set<Answer> required = configured(flow, trace, step -> step.requirement() == Requirement.REQUIRED);
        if (!required.isEmpty()) {
            return required.contains(Answer.NO) ? Answer.NO : one(required, Answer.YES);
        }
        Set<Answer> alternatives = configured(flow, trace, step -> step.requirement() == Requirement.ALTERNATIVE);
        return alternatives.isEmpty() || alternatives.contains(Answer.YES) ? Answer.YES : one(alternatives, Answer.NO);
    }

    private static Answer one(Set<Answer> answers, Answer only) {
        return answers.equals(Set.of(only)) ? only : Answer.PERHAPS;
    }

    private Set<Answer> configured(Flow flow, Trace trace, Predicate<Step> which) {
        return flow.executions().stream()
                .filter(execution -> execution instanceof Step && !execution.isCondition())
                .map(Step.class::cast)
                .filter(which)
                .map(step -> isConfigured(step.behaviour(), trace))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Answer isConfigured(Behaviour behaviour, Trace trace) {
        if (behaviour.needsUser() && trace.user() == Known.NOBODY) {
            return Answer.NO;
        }
        Answer has = credential(behaviour);
        return has == Answer.YES && trace.user() != Known.SURELY ? Answer.PERHAPS : has;
    }

    private static List<Trace> each(List<Trace> before, Function<Trace, Stream<Trace>> step) {
        return Trace.shortest(before.stream().flatMap(step));
    }

    private static String quoted(Flow flow) {
        return "\"" + flow.alias() + "\"";
    }
}
