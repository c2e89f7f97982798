package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.StepFactory;

/** Authenticator {@link SharedId#RESET_MAIL}. */
@AutoService(AuthenticatorFactory.class)
public final class ResetMailFactory extends StepFactory {

    static final String ID = SharedId.RESET_MAIL.id();

    public ResetMailFactory() {
        super(
                ID,
                "Forgot My Password: mail",
                "Third step of the reset flow: orders the mail and says where to look for it. Place Keycloak's Reset Password after it.",
                Requirement.REQUIRED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ResetMail();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Option.properties(
                RecoverySettings.DELIVERY,
                RecoverySettings.LIFE_MINUTES,
                RecoverySettings.COOLDOWN_SECONDS,
                RecoverySettings.PER_ADDRESS,
                RecoverySettings.PER_CLIENT,
                RecoverySettings.SIGN_OUT);
    }
}
