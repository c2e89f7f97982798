/** Checks the English of the documents and messages with LanguageTool: {@code mvn test -Pwords -pl words}. */
@NullMarked
package org.powersource.words;

import org.jspecify.annotations.NullMarked;
