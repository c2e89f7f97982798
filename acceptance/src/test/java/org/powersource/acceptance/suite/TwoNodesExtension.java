package org.powersource.acceptance.suite;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** See {@link OnTwoNodes}. */
final class TwoNodesExtension extends TypeBasedParameterResolver<TwoNodes>
        implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(TwoNodesExtension.class);

    @Override
    public TwoNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return nodes(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean firstOnly = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnTwoNodes.class)
                .filter(OnTwoNodes::firstOnly)
                .isPresent();
        if (firstOnly) {
            TwoNodes nodes = nodes(context);
            nodes.only(nodes.nodes().get(0));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        nodes(context).both();
    }

    static TwoNodes nodes(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(TwoNodes.class, type -> TwoNodes.start(), TwoNodes.class);
    }
}
