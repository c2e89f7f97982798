package org.powersource.acceptance.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A test against {@link TwoNodes}, which its constructor gets. The nodes start once for all such tests, all of which are
 * {@link Nightly}. Each test begins and ends with both nodes in turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Nightly
@ExtendWith(TwoNodesExtension.class)
@Isolated("reads what the nodes write")
public @interface OnTwoNodes {

    /** Whether each test sends all requests to the first node: for tests that count its statements. */
    boolean firstOnly() default false;
}
