package org.powersource.acceptance.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against the running suite. Constructors get a {@link Suite} or a {@link Realm}; test methods also
 * {@link Windows} (Chromium) and any number of {@link HttpBrowser}s, closed after the test. A test that fails leaves what
 * they showed in {@code target/failures}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SuiteExtension.class)
public @interface OnTheSuite {}
