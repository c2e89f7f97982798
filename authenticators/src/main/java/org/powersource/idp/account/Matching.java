package org.powersource.idp.account;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.powersource.idp.flow.Option;

/** How exactly a typed address has to be spelled. */
public enum Matching {
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

    /** Set at every step that asks for an address; the same everywhere, or people get in here and are strangers there. */
    public static final Option<Matching> OPTION = Option.choice(
            "matching",
            "Letter case of the e-mail address",
            "exact: every letter as registered. local-part: the part before the @ as registered, the domain in any case "
                    + "(RFC 5321 section 2.4). ignore-case: any case.",
            Matching.class,
            "exact");

    public static Matching of(@Nullable AuthenticatorConfigModel config) {
        return OPTION.in(config == null ? Map.of() : config.getConfig());
    }

    abstract boolean accepts(String typed, String registered);

    public final boolean accepts(String typed, SignInEmail registered) {
        return accepts(typed, registered.spelling());
    }
}
