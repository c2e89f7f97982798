package org.powersource.idp.account;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.log.JBossLoggingEventListenerProviderFactory;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * Stock's event listener {@code jboss-logging}, with a session without a request. At TRACE stock's adds the request's address and cookies
 * to each event (Keycloak 26.7.4 {@code JBossLoggingEventListenerProvider}): keys of mailed links and of sessions.
 */
@AutoService(EventListenerProviderFactory.class)
public final class EventLogFactory extends JBossLoggingEventListenerProviderFactory {

    /** The context objects that the session doesn't have; the listener checks for null. */
    private static final List<Class<?>> REQUEST = List.of(UriInfo.class, HttpHeaders.class, HttpRequest.class);

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return super.create(proxy(
                KeycloakSession.class,
                (self, method, arguments) -> method.getReturnType() == KeycloakContext.class
                        ? withoutRequest(session.getContext())
                        : call(session, method, arguments)));
    }

    private static KeycloakContext withoutRequest(KeycloakContext context) {
        return proxy(
                KeycloakContext.class,
                (self, method, arguments) ->
                        REQUEST.stream().anyMatch(type -> type.isAssignableFrom(method.getReturnType()))
                                ? null
                                : call(context, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(EventLogFactory.class.getClassLoader(), new Class<?>[] {type}, calls));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Takes the place of stock's factory, whose order is 0. */
    @Override
    public int order() {
        return 1;
    }
}
