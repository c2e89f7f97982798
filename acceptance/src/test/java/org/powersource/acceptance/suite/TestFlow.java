package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A flow, written as short code.
 *
 * @param authenticator empty for a subflow
 */
public record TestFlow(String requirement, String authenticator, List<TestFlow> executions) {

    public static TestFlow required(String authenticator) {
        return new TestFlow("REQUIRED", authenticator, List.of());
    }

    public static TestFlow required(TestFlow... executions) {
        return new TestFlow("REQUIRED", "", List.of(executions));
    }

    public static TestFlow alternative(String authenticator) {
        return new TestFlow("ALTERNATIVE", authenticator, List.of());
    }

    public static TestFlow alternative(TestFlow... executions) {
        return new TestFlow("ALTERNATIVE", "", List.of(executions));
    }

    public static TestFlow conditional(TestFlow... executions) {
        return new TestFlow("CONDITIONAL", "", List.of(executions));
    }

    public static TestFlow disabled(String authenticator) {
        return new TestFlow("DISABLED", authenticator, List.of());
    }

    /** Adds the flow and its subflows to the file. */
    public static void add(RealmFile file, String alias, TestFlow... executions) {
        add((ArrayNode) file.tree().get("authenticationFlows"), alias, true, List.of(executions));
    }

    private static void add(ArrayNode flows, String alias, boolean top, List<TestFlow> executions) {
        ObjectNode flow = flows.addObject()
                .put("alias", alias)
                .put("providerId", "basic-flow")
                .put("topLevel", top)
                .put("builtIn", false);
        ArrayNode list = flow.putArray("authenticationExecutions");
        int number = 0;
        for (TestFlow execution : executions) {
            number++;
            ObjectNode one = list.addObject()
                    .put("requirement", execution.requirement)
                    .put("priority", 10 * number)
                    .put("authenticatorFlow", execution.authenticator.isEmpty());
            if (execution.authenticator.isEmpty()) {
                one.put("flowAlias", alias + "." + number);
                add(flows, alias + "." + number, false, execution.executions);
            } else {
                one.put("authenticator", execution.authenticator);
            }
        }
    }
}
