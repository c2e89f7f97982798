/**
 * Two nodes whose parts are taken away while visitors use them, and a ledger of what the visitors were promised. See
 * {@code docs/reliability.md}.
 */
@NullMarked
package org.powersource.acceptance.faults;

import org.jspecify.annotations.NullMarked;
