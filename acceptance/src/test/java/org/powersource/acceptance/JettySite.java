package org.powersource.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.security.AuthenticationState;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.openid.OpenIdAuthenticator;
import org.eclipse.jetty.security.openid.OpenIdConfiguration;
import org.eclipse.jetty.security.openid.OpenIdLoginService;
import org.eclipse.jetty.security.openid.OpenIdUserPrincipal;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.session.SessionHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.powersource.devserver.Port;

/**
 * A site on Jetty's own OpenID Connect client: {@code /} is open, {@code /inside} needs a sign-in, {@code /leave} signs out,
 * {@code /refused} shows what it was told.
 */
final class JettySite implements AutoCloseable {

    private final Server server = new Server();
    private final Port port;

    JettySite(Port port) {
        this.port = port;
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        connector.setPort(port.number());
        server.addConnector(connector);
    }

    String url() {
        return "http://localhost:" + port.number();
    }

    void start(String issuer, String clientId, String secret) {
        OpenIdConfiguration provider = new OpenIdConfiguration.Builder(issuer, clientId, secret)
                .scopes("openid", "email")
                .build();
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.put("/inside", Constraint.ANY_USER);
        security.put("/leave", Constraint.ANY_USER);
        security.setLoginService(new OpenIdLoginService(provider));
        security.setAuthenticator(new OpenIdAuthenticator(provider, "/back", "/refused", "/"));
        security.setHandler(new Pages());
        SessionHandler sessions = new SessionHandler();
        sessions.setHandler(security);
        // Signing out finds the security handler by its context.
        server.setHandler(new ContextHandler(sessions, "/"));
        LifeCycle.start(server);
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static final class Pages extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            switch (Request.getPathInContext(request)) {
                case "/" -> answer(response, callback, "jetty-home", "Home");
                case "/inside" -> answer(response, callback, "jetty-inside", email(request));
                case "/refused" ->
                    answer(
                            response,
                            callback,
                            "jetty-refused",
                            String.valueOf(Request.extractQueryParameters(request)));
                case "/leave" -> {
                    AuthenticationState.logout(request, response);
                    callback.succeeded();
                }
                default -> Response.writeError(request, response, callback, 404);
            }
            return true;
        }

        private static String email(Request request) {
            Principal user = AuthenticationState.getUserPrincipal(request);
            return user instanceof OpenIdUserPrincipal known
                    ? String.valueOf(known.getCredentials().getClaims().get("email"))
                    : "nobody";
        }

        private static void answer(Response response, Callback callback, String marker, String text) {
            String page = "<!doctype html><title>Jetty</title><body data-page-id=\"" + marker + "\"><main>"
                    + text.replace("<", "&lt;") + "</main></body>";
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            response.write(true, StandardCharsets.UTF_8.encode(page), callback);
        }
    }
}
