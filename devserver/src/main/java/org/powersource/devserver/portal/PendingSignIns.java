package org.powersource.devserver.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Keeps each running sign-in under its own {@code state}. Spring Security's own class keeps only the latest, so two tabs, or the two sites,
 * would break each other's sign-ins.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String STATE = "state";

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String state = request.getParameter(STATE);
        return session == null || state == null ? null : (OAuth2AuthorizationRequest) session.getAttribute(key(state));
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending == null) {
            removeAuthorizationRequest(request, response);
        } else {
            String state = Objects.requireNonNull(pending.getState(), "state");
            request.getSession().setAttribute(key(state), pending);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
        if (pending != null) {
            request.getSession().removeAttribute(key(Objects.requireNonNull(pending.getState(), "state")));
        }
        return pending;
    }

    private static String key(String state) {
        return "sign-in " + state;
    }
}
