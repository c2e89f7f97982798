/**
 * The password reminder question: the credential, the page that sets it, the rules for answers. Other features use {@link
 * org.powersource.idp.reminder.Reminder} to read questions, and {@link org.powersource.idp.reminder.ReminderForm} on their own pages.
 */
@NullMarked
package org.powersource.idp.reminder;

import org.jspecify.annotations.NullMarked;
