/**
 * The password reminder question: the credential, the page that sets it, the rules for answers. {@link
 * org.powersource.idp.reminder.Reminder} is what other features ask, {@link org.powersource.idp.reminder.ReminderForm} what
 * they may put on a page of their own.
 */
@NullMarked
package org.powersource.idp.reminder;

import org.jspecify.annotations.NullMarked;
