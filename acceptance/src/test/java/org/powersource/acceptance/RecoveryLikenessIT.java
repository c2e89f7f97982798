package org.powersource.acceptance;

import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;

/**
 * Each page of Forgot My Password is the same for everybody, whoever the address belongs to: status, headers, cookies, and each
 * byte of the page.
 */
@OnTheSuite
class RecoveryLikenessIT {

    private static final int WRONG_ANSWERS = 5;

    private final Suite suite;

    RecoveryLikenessIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void pagesAreAlikeWithTheQuestionBeforeTheMail() {
        PasswordRecovery recovery = recovery("alike", file -> {});

        assertAlike(recovery, address -> withQuestion(recovery, address));
    }

    @Test
    void pagesAreAlikeWithATemporaryPassword() {
        PasswordRecovery recovery = recovery(
                "alike-temporary", file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));

        assertAlike(recovery, address -> withQuestion(recovery, address));
    }

    @Test
    void pagesAreAlikeWithTheQuestionAfterTheLink() {
        PasswordRecovery recovery =
                recovery("alike-after-link", file -> PasswordRecovery.questionOption(file, "ask", "after-link"));

        assertAlike(recovery, address -> withoutQuestion(recovery, address));
    }

    private PasswordRecovery recovery(String name, Consumer<RealmFile> change) {
        return PasswordRecovery.in(suite, name, file -> change.accept(Addressee.lockAtOnce(file)));
    }

    private interface Tour {
        /** Pages by what led to them. */
        Map<String, Answer> pages(String address);
    }

    private static void assertAlike(PasswordRecovery recovery, Tour tour) {
        SoftAssertions all = new SoftAssertions();
        Map<String, String> unknown = seen(recovery, tour, Addressee.UNKNOWN);
        for (Addressee addressee : Addressee.values()) {
            Map<String, String> pages = seen(recovery, tour, addressee);
            unknown.forEach((step, page) ->
                    all.assertThat(pages.get(step)).as(addressee + ": " + step).isEqualTo(page));
        }
        all.assertAll();
    }

    private static Map<String, String> seen(PasswordRecovery recovery, Tour tour, Addressee addressee) {
        String address = addressee.address(recovery);
        Map<String, String> seen = new LinkedHashMap<>();
        tour.pages(address).forEach((step, page) -> seen.put(step, seen(page, address)));
        return seen;
    }

    private static String seen(Answer page, String address) {
        String all = page.withoutRandomValues(address);
        return cookies(page) + "\n"
                + (page.has("#reminder-questions") ? all.replace(listed(page), "(questions)") : all);
    }

    /** The five questions, which go by the address. */
    private static String listed(Answer page) {
        int start = page.body().indexOf("<ul id=\"reminder-questions\"");
        return page.body().substring(start, page.body().indexOf("</ul>", start));
    }

    /** Their values are random; how long they are must say nothing. */
    private static String cookies(Answer page) {
        return page.browser().cookies().stream()
                .map(cookie -> cookie.getName() + " of " + withoutNode(cookie).length() + " letters for "
                        + cookie.getMaxAge() + " s at " + cookie.getPath())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Without the name of the node that began the sign-in, which is the cookie's end where there are several. */
    private static String withoutNode(HttpCookie cookie) {
        String value = cookie.getValue();
        return cookie.getName().equals("AUTH_SESSION_ID") ? value.replaceFirst("\\.[^.]*$", "") : value;
    }

    /** All that can be seen without the right answer; whatever is wrong, the page is the same. */
    private static Map<String, Answer> withQuestion(PasswordRecovery recovery, String address) {
        Map<String, Answer> pages = new LinkedHashMap<>();
        Answer question = start(recovery, address, pages);
        pages.put("wrong answer", recovery.answer(question, "Not The Answer"));
        pages.put("no answer", recovery.answer(pages.get("wrong answer"), " "));
        pages.put("forgotten", pages.get("no answer").press("forgot-answer"));
        pages.put("asked for help", pages.get("forgotten").press("ask-contact"));
        pages.put("question loaded again", question.browser().open(action(question)));
        orderedAgain(
                pages, recovery.start(recovery.browser("stranger"), address).press("resend-activation"));

        Answer page = recovery.start(recovery.browser("stranger"), address);
        for (int i = 2; i <= WRONG_ANSWERS; i++) {
            page = recovery.answer(page, "Wrong");
            pages.put("wrong answer " + i, page);
        }
        pages.put("wrong answer, held", recovery.answer(page, "Wrong"));
        pages.put("right answer, held", recovery.answer(page, NewAccount.ANSWER));
        pages.put("address, held", recovery.start(recovery.browser("stranger"), address));
        return pages;
    }

    private static Map<String, Answer> withoutQuestion(PasswordRecovery recovery, String address) {
        Map<String, Answer> pages = new LinkedHashMap<>();
        Answer sent = start(recovery, address, pages);
        orderedAgain(pages, sent);
        pages.put("asked for help", sent.press("ask-contact"));
        pages.put("activation", sent.press("resend-activation"));
        pages.put("address again", recovery.start(recovery.browser("stranger"), address));
        return pages;
    }

    private static Answer start(PasswordRecovery recovery, String address, Map<String, Answer> pages) {
        HttpBrowser browser = recovery.browser("stranger");
        Answer form = browser.open(recovery.site()).click("#kc-forgot-password");
        pages.put("form", form);
        Answer next = form.submit("#kc-reset-password-form", "username", address);
        pages.put("address", next);
        return next;
    }

    private static void orderedAgain(Map<String, Answer> pages, Answer sent) {
        pages.put("sent", sent);
        pages.put("sent loaded again", sent.browser().open(action(sent)));
        pages.put("sent again", sent.press("send-again"));
        pages.put("sent again in the cool-down", pages.get("sent again").press("send-again"));
    }

    private static String action(Answer page) {
        return page.element("form").absUrl("action");
    }
}
