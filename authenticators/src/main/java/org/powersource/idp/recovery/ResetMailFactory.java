package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.account.Matching;
import org.powersource.idp.flow.Option;

/** Authenticator {@value #ID}. */
@AutoService(AuthenticatorFactory.class)
public final class ResetMailFactory extends RecoveryStepFactory {

    static final String ID = "powersource-reset-mail";

    static final Option<Integer> LINK_MINUTES = Option.number(
            "linkMinutes",
            "Life of a link, in minutes",
            "Counted from the moment the mail server took the mail.",
            1,
            1440,
            "60");

    static Map<String, String> config(@Nullable AuthenticatorConfigModel config) {
        return config == null ? Map.of() : config.getConfig();
    }

    public ResetMailFactory() {
        super(
                ID,
                "Forgot My Password: mail with the link",
                "Third step of the reset flow: orders the mail with the link and says where to look for it. Place Keycloak's Reset Password after it.");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ResetMail();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Option.properties(
                Matching.OPTION,
                LINK_MINUTES,
                MailLimits.COOLDOWN_SECONDS,
                MailLimits.PER_ADDRESS,
                MailLimits.PER_CLIENT);
    }
}
