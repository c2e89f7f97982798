package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.account.Matching;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.StepFactory;

/** Authenticator {@link SharedId#RECOVERY_START}. */
@AutoService(AuthenticatorFactory.class)
public final class RecoveryStartFactory extends StepFactory {

    static final String ID = SharedId.RECOVERY_START.id();

    public RecoveryStartFactory() {
        super(
                ID,
                "Forgot My Password: e-mail address",
                "First step of the reset flow: asks for the e-mail address. Known and unknown ones are answered alike; if the question can't help, an e-mail tells the owner.",
                Requirement.REQUIRED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoveryStart();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Option.properties(Matching.OPTION);
    }
}
