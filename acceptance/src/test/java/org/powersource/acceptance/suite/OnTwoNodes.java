package org.powersource.acceptance.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A test against {@link TwoNodes}, which its constructor gets. The nodes start once for all such tests, all of which are
 * {@link Nightly}. After each test the requests go to both nodes in turn again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Nightly
@ExtendWith(TwoNodesExtension.class)
@Isolated("reads what the nodes write")
public @interface OnTwoNodes {

    /** Whether all requests of a test go to the first node, until the test sends them elsewhere: for tests that count statements. */
    boolean firstOnly() default false;
}
