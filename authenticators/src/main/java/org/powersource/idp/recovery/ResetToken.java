package org.powersource.idp.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/** What a reset link carries: whose it is and which mail it stands in. What it is worth, the mail's row says. */
public final class ResetToken extends DefaultActionToken {

    static final String TYPE = "powersource-reset";

    @JsonProperty("mail")
    private @Nullable String mailId;

    /** For Jackson. */
    public ResetToken() {}

    /**
     * A token for one mail.
     *
     * @param expiration seconds since 1970; later than the link's end, so that an ended link gets a page that helps
     * @param email that the mail goes to
     * @param authSession the sign-in that goes on after the link, in the browser in which it runs
     */
    ResetToken(
            String userId, String email, int expiration, String mailId, @Nullable String authSession, String clientId) {
        super(userId, TYPE, expiration, UUID.randomUUID(), authSession);
        setEmail(email);
        this.mailId = mailId;
        issuedFor(clientId);
    }

    @JsonProperty("mail")
    public String getMailId() {
        return Objects.requireNonNull(mailId);
    }
}
