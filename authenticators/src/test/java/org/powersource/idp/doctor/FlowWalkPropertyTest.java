package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.powersource.idp.doctor.Behaviour.Success;
import org.powersource.idp.doctor.Flow.Execution;
import org.powersource.idp.doctor.Flow.Step;
import org.powersource.idp.doctor.Flow.Subflow;
import org.powersource.idp.doctor.FlowWalk.Entrant;

/**
 * Random flows, run at random as Keycloak 26.7.4 {@code DefaultAuthenticationFlow} runs them: with the status of each execution, and
 * with people who try another way. No run that signs in misses a step that the walk says each sign-in passes.
 */
class FlowWalkPropertyTest {

    private static final List<String> STEPS = List.of(
            "powersource-site-access",
            "powersource-email-password",
            "powersource-reminder-question",
            "auth-cookie",
            "auth-username-form",
            "auth-otp-form",
            "allow-access-authenticator",
            "deny-access-authenticator",
            "conditional-user-role",
            "something-unknown");

    @Property(tries = 300)
    void noRunMissesWhatTheWalkPromises(@ForAll long seed) {
        Random random = new Random(seed);
        Flow flow = flow(random, 0);
        Set<String> always = FlowWalk.always(flow, Entrant.STRANGER);
        for (int run = 0; run < 60; run++) {
            Run one = new Run(random);
            if (one.signsIn(flow)) {
                assertThat(one.passed()).as("%s", flow).containsAll(always);
            }
        }
    }

    /** Where the walk says that a step can be missed, some run misses it: there is no false alarm without a reason. */
    @Property(tries = 150)
    void whatCanBeMissedIsMissedByARun(@ForAll long seed) {
        Random random = new Random(seed);
        Flow flow = flow(random, 0);
        if (FlowWalk.always(flow, Entrant.STRANGER).contains("powersource-site-access")) {
            return;
        }
        boolean missed = false;
        for (int run = 0; run < 20_000 && !missed; run++) {
            Run one = new Run(random);
            missed = one.signsIn(flow) && !one.passed().contains("powersource-site-access");
        }
        assertThat(missed).as("%s", flow).isTrue();
    }

    private static Flow flow(Random random, int depth) {
        List<Execution> executions = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            executions.add(execution(random, depth));
        }
        return new Flow("f" + random.nextInt(1000), false, executions);
    }

    private static Execution execution(Random random, int depth) {
        if (depth < 3 && random.nextInt(3) == 0) {
            return new Subflow(
                    pick(
                            random,
                            Requirement.REQUIRED,
                            Requirement.ALTERNATIVE,
                            Requirement.CONDITIONAL,
                            Requirement.DISABLED),
                    flow(random, depth + 1));
        }
        return FlowOf.step(
                STEPS.get(random.nextInt(STEPS.size())),
                pick(
                        random,
                        Requirement.REQUIRED,
                        Requirement.REQUIRED,
                        Requirement.ALTERNATIVE,
                        Requirement.DISABLED));
    }

    private static Requirement pick(Random random, Requirement... from) {
        return from[random.nextInt(from.length)];
    }

    /** One person's sign-in. */
    private static final class Run {

        private enum Status {
            SUCCESS,
            SETUP_REQUIRED,
            ATTEMPTED,
            FAILED
        }

        private final Random random;
        private final IdentityHashMap<Execution, Status> statuses = new IdentityHashMap<>();
        private boolean user;

        private Run(Random random) {
            this.random = random;
        }

        /** A flow's exception that nothing catches: the error page. */
        private static final class Ended extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        /** Opened up to three times, until it succeeds. */
        boolean signsIn(Flow flow) {
            for (int turn = random.nextInt(3); turn >= 0; turn--) {
                if (random.nextBoolean()) {
                    tryAnotherWay(flow);
                }
                try {
                    if (process(flow) && user) {
                        return true;
                    }
                } catch (Ended e) {
                    // The error page; the sign-in stays open.
                }
            }
            return false;
        }

        List<String> passed() {
            return statuses.entrySet().stream()
                    .filter(entry -> entry.getValue() == Status.SUCCESS && entry.getKey() instanceof Step)
                    .map(entry -> ((Step) entry.getKey()).authenticator())
                    .toList();
        }

        /** Any step that the list of other ways may show: the first required one of a subflow, or an alternative. */
        private void tryAnotherWay(Flow flow) {
            List<Step> shown = new ArrayList<>();
            show(flow, shown);
            if (!shown.isEmpty()) {
                try {
                    single(shown.get(random.nextInt(shown.size())));
                } catch (Ended e) {
                    // The person goes back.
                }
            }
        }

        private void show(Flow flow, List<Step> shown) {
            List<Execution> required = flow.required().stream()
                    .filter(execution -> !execution.isConditionalSubflow() || !isSkipped(((Subflow) execution).flow()))
                    .limit(1)
                    .toList();
            for (Execution execution : flow.required().isEmpty() ? flow.alternatives() : required) {
                if (isProcessed(execution)) {
                    continue;
                }
                if (execution instanceof Subflow subflow) {
                    show(subflow.flow(), shown);
                } else {
                    shown.add((Step) execution);
                }
            }
        }

        private boolean process(Flow flow) {
            List<Execution> required = new ArrayList<>(flow.required());
            boolean good = true;
            for (Execution execution : List.copyOf(required)) {
                if (execution.isConditionalSubflow()
                        && !isProcessed(execution)
                        && isSkipped(((Subflow) execution).flow())) {
                    required.remove(execution);
                    continue;
                }
                single(execution);
                good &= isGood(execution);
                if (!good) {
                    break;
                }
            }
            return required.isEmpty() ? processAlternatives(flow) : good;
        }

        private boolean processAlternatives(Flow flow) {
            List<Execution> alternatives = flow.alternatives();
            if (alternatives.stream().anyMatch(this::isGood)) {
                return true;
            }
            for (Execution alternative : alternatives) {
                try {
                    single(alternative);
                    if (isGood(alternative)) {
                        return true;
                    }
                } catch (Ended e) {
                    statuses.put(alternative, Status.ATTEMPTED);
                }
            }
            return false;
        }

        private boolean isSkipped(Flow flow) {
            return flow.conditions().isEmpty() || random.nextBoolean();
        }

        private boolean isProcessed(Execution execution) {
            Status status = statuses.get(execution);
            return status != null && status != Status.FAILED;
        }

        private boolean isGood(Execution execution) {
            Status status = statuses.get(execution);
            return status == Status.SUCCESS || status == Status.SETUP_REQUIRED;
        }

        private void single(Execution execution) {
            if (isProcessed(execution)) {
                return;
            }
            statuses.put(
                    execution,
                    execution instanceof Subflow subflow
                            ? process(subflow.flow()) ? Status.SUCCESS : Status.FAILED
                            : run((Step) execution));
        }

        private Status run(Step step) {
            Behaviour behaviour = step.behaviour();
            if (behaviour.needsUser() && !user) {
                throw new Ended();
            }
            if (behaviour.needsUser() && behaviour.credential() != null && random.nextBoolean()) {
                if (behaviour.canBePutOff() && step.requirement() == Requirement.REQUIRED) {
                    return Status.SETUP_REQUIRED;
                }
                throw new Ended();
            }
            if (behaviour.success() != Success.POSSIBLE || random.nextInt(4) == 0) {
                user |= behaviour.names() != Known.NOBODY && random.nextBoolean();
                if (random.nextBoolean()) {
                    throw new Ended();
                }
                return Status.ATTEMPTED;
            }
            user |= behaviour.names() == Known.SURELY || (behaviour.names() == Known.PERHAPS && random.nextBoolean());
            return Status.SUCCESS;
        }
    }
}
