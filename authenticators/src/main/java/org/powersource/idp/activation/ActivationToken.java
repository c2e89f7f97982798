package org.powersource.idp.activation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/**
 * What an activation link carries: whose it is, which mail it stands in, and the address it went to. What it is worth, the
 * mail's row says.
 */
public final class ActivationToken extends DefaultActionToken {

    static final String TYPE = "powersource-activation";

    @JsonProperty("mail")
    private @Nullable String mailId;

    /** For Jackson. */
    public ActivationToken() {}

    /**
     * A token for one mail.
     *
     * @param expiration seconds since 1970; later than the link's end, so that an ended link gets a page that helps
     */
    ActivationToken(String userId, String email, int expiration, String mailId) {
        super(userId, TYPE, expiration, UUID.randomUUID());
        setEmail(email);
        this.mailId = mailId;
    }

    @JsonProperty("mail")
    public String getMailId() {
        return Objects.requireNonNullElse(mailId, "");
    }
}
