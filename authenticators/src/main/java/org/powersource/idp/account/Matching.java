package org.powersource.idp.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.powersource.idp.kit.Option;

/** How exactly a typed address has to be spelled. */
public enum Matching {
    /** Every letter as registered. */
    EXACT {
        @Override
        boolean accepts(EmailAddress typed, EmailAddress registered) {
            return typed.equals(registered);
        }
    },
    /** RFC 5321 §2.4: the part before the @ as registered, the domain in any case. */
    LOCAL_PART {
        @Override
        boolean accepts(EmailAddress typed, EmailAddress registered) {
            int afterAt = registered.text().lastIndexOf('@') + 1;
            return afterAt == 0
                    ? typed.equals(registered)
                    : typed.text().startsWith(registered.text().substring(0, afterAt))
                            && IGNORE_CASE.accepts(typed, registered);
        }
    },
    IGNORE_CASE {
        @Override
        boolean accepts(EmailAddress typed, EmailAddress registered) {
            return typed.isSameAs(registered);
        }
    };

    /** Set at every step that asks for an address; must be the same at all of them. */
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

    abstract boolean accepts(EmailAddress typed, EmailAddress registered);

    public final boolean accepts(String typed, SignInEmail registered) {
        return accepts(EmailAddress.of(typed), registered.address());
    }
}
