package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientCRUDContext;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;

/** Events of a newer server: their contexts answer {@code null} to {@code getEvent()}, which isn't in the table. */
class SiteAccessExecutorTest {

    private final SiteAccessExecutor executor = new SiteAccessExecutor(fake(KeycloakSession.class));

    interface WithClientSessionContext extends ClientPolicyContext {
        ClientSessionContext whateverItIsCalled();
    }

    interface WithUserSession extends ClientPolicyContext {
        UserSessionModel userSession();
    }

    interface WithAnswer extends ClientPolicyContext {
        AccessTokenResponseBuilder answer();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ClientPolicyClientSessionContext.class,
                WithClientSessionContext.class,
                WithUserSession.class,
                WithAnswer.class
            })
    void unknownEventIsRefusedIfItCarriesASession(Class<? extends ClientPolicyContext> context) {
        assertRefused(fake(context));
    }

    @ParameterizedTest
    @ValueSource(classes = {ClientPolicyContext.class, ClientCRUDContext.class})
    void administratorsCanRepairARealm(Class<? extends ClientPolicyContext> context) {
        assertThatCode(() -> executor.executeOnEvent(fake(context))).doesNotThrowAnyException();
    }

    @Test
    void unknownContextOfAKnownEventIsRefused() {
        assertRefused(() -> ClientPolicyEvent.TOKEN_RESPONSE);
    }

    private void assertRefused(ClientPolicyContext context) {
        assertThatThrownBy(() -> executor.executeOnEvent(context))
                .isInstanceOfSatisfying(
                        ClientPolicyException.class,
                        refusal -> assertThat(refusal.getError()).isEqualTo("invalid_grant"));
    }

    /** Answers {@code null} to everything. */
    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                SiteAccessExecutorTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null));
    }
}
