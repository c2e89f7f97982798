package org.powersource.idp.signin;

import java.util.Locale;
import org.powersource.idp.account.SignInEmail;

/** How exactly a typed address has to be spelled. */
enum Matching {
    /** Every letter as registered. */
    EXACT {
        @Override
        boolean accepts(String typed, String registered) {
            return typed.equals(registered);
        }
    },
    /** RFC 5321 §2.4: the part before the @ as registered, the domain in any case. */
    LOCAL_PART {
        @Override
        boolean accepts(String typed, String registered) {
            int at = registered.lastIndexOf('@');
            return at < 0
                    ? typed.equals(registered)
                    : typed.startsWith(registered.substring(0, at + 1)) && IGNORE_CASE.accepts(typed, registered);
        }
    },
    IGNORE_CASE {
        @Override
        boolean accepts(String typed, String registered) {
            return typed.toLowerCase(Locale.ROOT).equals(registered.toLowerCase(Locale.ROOT));
        }
    };

    abstract boolean accepts(String typed, String registered);

    final boolean accepts(String typed, SignInEmail registered) {
        return accepts(typed, registered.spelling());
    }
}
