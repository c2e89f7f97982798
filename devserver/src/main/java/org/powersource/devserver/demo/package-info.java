/** The demo, {@code mvn -Pdemo}. */
@NullMarked
package org.powersource.devserver.demo;

import org.jspecify.annotations.NullMarked;
