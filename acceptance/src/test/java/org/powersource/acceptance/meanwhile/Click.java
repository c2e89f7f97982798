package org.powersource.acceptance.meanwhile;

import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;

/** What is clicked afterwards. */
enum Click {
    SEND {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return step.send(page, owner);
        }
    },
    RELOAD {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.browser().open(page.uri().toString());
        }
    },
    LANGUAGE {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.click("a[href*='kc_locale=es']");
        }
    },
    /** The app's sign-in in a second tab. */
    SECOND_TAB {
        @Override
        Answer on(Scene scene, Step step, Answer page, Account owner) {
            return page.browser().open(scene.site());
        }
    };

    abstract Answer on(Scene scene, Step step, Answer page, Account owner);
}
