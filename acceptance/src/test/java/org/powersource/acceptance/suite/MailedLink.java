package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.devserver.ReceivedMail;

/** Steps with a mailed link in one realm, without scripts, and the mails. */
public abstract sealed class MailedLink permits Invitation, PasswordRecovery {

    public static final Duration SOON = Duration.ofSeconds(20);

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    MailedLink(Suite suite, Realm realm) {
        this.suite = suite;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    final Suite suite() {
        return suite;
    }

    public final Realm realm() {
        return realm;
    }

    public final Site site() {
        return site;
    }

    /** Another browser, with its owner's name. */
    public final HttpBrowser browser(String whose) {
        assertThat(whose).isNotBlank();
        return new HttpBrowser(suite.url());
    }

    /** Waits for this number of mails with that subject; newest first. */
    public final List<ReceivedMail> await(Account account, String subject, int count) {
        Eventually.until(
                count + " mails \"" + subject + "\" for " + account,
                SOON,
                () -> mails(account, subject).size() >= count);
        return mails(account, subject);
    }

    /** Mails with that subject, newest first. */
    public final List<ReceivedMail> mails(Account account, String subject) {
        return mailsTo(account.email()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    public final List<ReceivedMail> mailsTo(String address) {
        return suite.mail().mailsTo(address);
    }

    /** Presses a button, later <i>send again</i>, until the cool-down is over and the number of mails is reached; returns the next page. */
    final Answer pressUntil(Answer page, String button, Account account, String subject, int mails) {
        AtomicReference<Answer> last = new AtomicReference<>(page);
        Eventually.until(mails + " mails after the cool-down", SOON, () -> {
            last.updateAndGet(answer -> answer.press(answer.has("#" + button) ? button : "send-again"));
            return mails(account, subject).size() >= mails;
        });
        return last.get();
    }

    /** Whether a sign-in with the password works in a fresh browser. */
    public final boolean letsIn(Account account, String password) {
        Answer answer = browser("fresh").open(site).signIn(account.email(), password);
        return answer.location() != null && answer.told().containsKey("code");
    }

    /** The account's mails in its timeline, newest first, sent or not. */
    public final List<JsonNode> rows(Account account) {
        JsonNode rows = Timeline.read(
                Timeline.ask(realm, "?user=" + account.id(), realm.adminToken()).body());
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
