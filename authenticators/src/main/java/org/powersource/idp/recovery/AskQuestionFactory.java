package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.StepFactory;
import org.powersource.idp.kit.Stopwatch;
import org.powersource.idp.reminder.AskWhen;

/** Authenticator {@link SharedId#REMINDER_QUESTION}. */
@AutoService(AuthenticatorFactory.class)
public final class AskQuestionFactory extends StepFactory {

    static final String ID = SharedId.REMINDER_QUESTION.id();

    private Duration leastRefusal = Duration.ZERO;

    public AskQuestionFactory() {
        super(
                ID,
                "Forgot My Password: reminder question",
                "Second step of the reset flow: asks everybody for the answer to their reminder question; the page shows no account's question. Too many wrong answers lock the question, never the sign-in.",
                Requirement.REQUIRED);
    }

    /** The account console lists a credential only if a flow has a step for its type. */
    @Override
    public String getReferenceCategory() {
        return SharedId.REMINDER_CREDENTIAL.id();
    }

    @Override
    public void init(Config.Scope config) {
        leastRefusal = Stopwatch.leastRefusal(config);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new AskQuestion(leastRefusal);
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Option.properties(
                AskWhen.OPTION,
                RecoverySettings.WRONG_ANSWERS,
                RecoverySettings.WRONG_ANSWERS_MINUTES,
                RecoverySettings.WRONG_ANSWERS_IN_A_WEEK,
                RecoverySettings.HOLD_HOURS);
    }
}
