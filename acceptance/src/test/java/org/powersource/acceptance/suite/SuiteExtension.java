package org.powersource.acceptance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** See {@link OnTheSuite}. */
final class SuiteExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(SuiteExtension.class);
    private static final Map<Class<?>, Function<ExtensionContext, Object>> PARAMETERS = Map.of(
            Suite.class, SuiteExtension::suite,
            Realm.class, context -> suite(context).realm(),
            Windows.class, SuiteExtension::windows,
            HttpBrowser.class, SuiteExtension::browser);

    private static Suite suite(ExtensionContext context) {
        if (Server.isTwoNodes()) {
            return TwoNodesExtension.nodes(context).suite();
        }
        return context.getRoot().getStore(HERE).computeIfAbsent(Suite.class, type -> Suite.start(), Suite.class);
    }

    private static Windows windows(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(Windows.class, type -> suite(context).windows(), Windows.class);
    }

    private static HttpBrowser browser(ExtensionContext context) {
        HttpBrowser browser = new HttpBrowser(suite(context).url());
        browsers(context).list().add(browser);
        return browser;
    }

    private static Browsers browsers(ExtensionContext context) {
        return store(context).computeIfAbsent(Browsers.class, type -> new Browsers(new ArrayList<>()), Browsers.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(HERE);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Server.obstacle()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("There is a server"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.get(parameter.getParameter().getType()).apply(context);
    }

    /** Keeps the windows of a failed test. The store closes them afterwards. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
            windows(context).keep(test);
            for (int i = 0; i < browsers(context).list().size(); i++) {
                browsers(context).list().get(i).keep(test + "-http" + i);
            }
        }
    }

    private record Browsers(List<HttpBrowser> list) {}
}
