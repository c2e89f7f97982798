package org.powersource.acceptance.suite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** See {@link OnTwoNodes}. */
final class TwoNodesExtension extends TypeBasedParameterResolver<TwoNodes> {

    private static final Namespace HERE = Namespace.create(TwoNodesExtension.class);

    @Override
    public TwoNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return nodes(context);
    }

    static TwoNodes nodes(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(TwoNodes.class, type -> TwoNodes.start(), TwoNodes.class);
    }
}
