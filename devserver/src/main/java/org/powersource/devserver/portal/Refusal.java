package org.powersource.devserver.portal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * The error of a sign-in, as the site received it.
 *
 * @param error code of RFC 6749 §4.1.2.1, such as {@code access_denied}
 */
public record Refusal(String error, String description) {

    static Refusal of(@Nullable AuthenticationException problem) {
        if (problem instanceof OAuth2AuthenticationException told) {
            return new Refusal(
                    told.getError().getErrorCode(),
                    Objects.requireNonNullElse(told.getError().getDescription(), ""));
        }
        return new Refusal("unknown", problem == null ? "No sign-in was refused in this browser lately." : "");
    }
}
