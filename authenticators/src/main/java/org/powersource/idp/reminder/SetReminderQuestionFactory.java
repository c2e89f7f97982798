package org.powersource.idp.reminder;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.SharedId;

/** Required action {@link SharedId#SET_REMINDER_QUESTION}. */
@AutoService(RequiredActionFactory.class)
public final class SetReminderQuestionFactory implements RequiredActionFactory {

    static final String ID = SharedId.SET_REMINDER_QUESTION.id();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SetReminderQuestion();
    }

    @Override
    public String getDisplayText() {
        return "Set Reminder Question";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ReminderSettings.properties();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
