/** Shows in a browser, and as JSON, the mails that a mail server received. */
@NullMarked
package org.powersource.devserver.mailpage;

import org.jspecify.annotations.NullMarked;
