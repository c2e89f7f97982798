package org.powersource.idp.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/** Token in a reset link of an older version: the account, the mail, and the address that the mail went to. */
public final class ResetToken extends DefaultActionToken {

    static final String TYPE = "powersource-reset";

    @JsonProperty("mail")
    private @Nullable String mailId;

    /** For Jackson. */
    public ResetToken() {}

    @JsonProperty("mail")
    public String getMailId() {
        return Objects.requireNonNull(mailId);
    }
}
