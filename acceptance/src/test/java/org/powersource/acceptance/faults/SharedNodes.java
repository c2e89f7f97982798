package org.powersource.acceptance.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;

/** Two nodes for all faults that need no others; started once. */
final class SharedNodes extends TypeBasedParameterResolver<TwoNodes> {

    private static final Namespace HERE = Namespace.create(SharedNodes.class);

    @Override
    public TwoNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(
                        TwoNodes.class,
                        type -> TwoNodes.underLoad(Artifacts.fromSystemProperties(), (name, server) -> {}),
                        TwoNodes.class);
    }
}
