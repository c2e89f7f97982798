package org.powersource.acceptance.meanwhile;

import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;

/** What the person does after the change. */
enum Click {
    /** Sends the page's form; a person who has only a mail opens its link. */
    SENT {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return step.send(scene, page, owner);
        }
    },
    RELOADED {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.browser().open(page.uri().toString());
        }
    },
    OTHER_LANGUAGE {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.click("a[href*='kc_locale=es']");
        }
    },
    /** Opens the app in a second tab. */
    SECOND_TAB {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.browser().open(scene.site());
        }
    },
    /** Has sent the form before the change, goes back, and sends it again. */
    BACK_AND_SENT_AGAIN {
        @Override
        void before(Scene scene, Step step, Answer page, Account owner) {
            step.send(scene, page, owner);
        }

        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return step.send(scene, page, owner);
        }
    };

    /** What the person did before the change. */
    void before(Scene scene, Step step, Answer page, Account owner) {}

    abstract Answer on(Scene scene, Step step, Answer page, Account owner);

    @Override
    public String toString() {
        return EndsDocument.words(this);
    }
}
