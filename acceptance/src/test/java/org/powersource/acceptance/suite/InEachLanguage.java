package org.powersource.acceptance.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the whole class once for each {@link Language#ofThisRun}, which is the constructor's first parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnTheSuite
@ParameterizedClass(name = "{0}")
@MethodSource("org.powersource.acceptance.suite.Language#ofThisRun")
public @interface InEachLanguage {}
