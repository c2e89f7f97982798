package org.powersource.idp.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.powersource.idp.flow.Option;

record SigninSettings(Matching matching) {

    static final Option<Matching> MATCHING = Option.choice(
            "matching",
            "Letter case of the e-mail address",
            "exact: every letter as registered. local-part: the part before the @ as registered, the domain in any case "
                    + "(RFC 5321 section 2.4). ignore-case: any case.",
            Matching.class,
            "exact");

    static SigninSettings of(@Nullable AuthenticatorConfigModel config) {
        Map<String, String> values = config == null ? Map.of() : config.getConfig();
        return new SigninSettings(MATCHING.in(values));
    }
}
