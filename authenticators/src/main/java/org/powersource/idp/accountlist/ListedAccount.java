package org.powersource.idp.accountlist;

import org.jspecify.annotations.Nullable;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.problem.Problem;

/**
 * One account of the list; times in milliseconds since 1970.
 *
 * @param signInEmail address in its registered spelling
 * @param locked whether wrong passwords lock it
 * @param lastMail mail that was requested last, if any
 * @param lastProblem why a try was refused last, if any was
 * @param lastSignIn as far as the realm's events are stored
 */
record ListedAccount(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        String signInEmail,
        String status,
        boolean locked,
        @Nullable LastMail lastMail,
        @Nullable LastProblem lastProblem,
        @Nullable Long lastSignIn) {

    /**
     * A mail.
     *
     * @param time of what {@code state} tells
     */
    record LastMail(String kind, String state, long time) {

        static LastMail of(Mail mail) {
            Mail.Result result = mail.result();
            return new LastMail(mail.kind(), result.word(), result.time().toEpochMilli());
        }
    }

    /**
     * A refused try.
     *
     * @param cause name of the {@link org.powersource.idp.problem.Cause}
     */
    record LastProblem(String cause, long time) {

        static LastProblem of(Problem problem) {
            return new LastProblem(problem.cause(), problem.time());
        }
    }
}
