package org.powersource.idp.signin;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.account.Matching;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.Stopwatch;
import org.powersource.idp.spokencode.SpokenSignIn;

/** Authenticator {@link SharedId#EMAIL_PASSWORD}; for browser flows and for direct grant flows. */
@AutoService(AuthenticatorFactory.class)
public final class EmailPasswordFactory extends UsernamePasswordFormFactory {

    static final String ID = SharedId.EMAIL_PASSWORD.id();

    private Duration leastRefusal = Duration.ZERO;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        leastRefusal = Stopwatch.leastRefusal(config);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EmailPasswordForm(session, leastRefusal);
    }

    @Override
    public String getDisplayType() {
        return "E-mail and password, case-sensitive";
    }

    @Override
    public String getHelpText() {
        return "Checks e-mail address and password, both exactly as registered. One neutral answer for every wrong pair. "
                + "In a direct grant flow it takes the place of the user name and the password step.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Option.properties(Matching.OPTION, SpokenSignIn.OFFERED, SpokenSignIn.MINUTES);
    }
}
