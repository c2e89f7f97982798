/** What {@code mvn -Pdemo} runs. */
@NullMarked
package org.powersource.devserver.demo;

import org.jspecify.annotations.NullMarked;
