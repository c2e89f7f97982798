package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.theme.Theme;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.mail.Mail;

/** The pages but for the one that activates. */
final class ActivationPages {

    private static final String LINK = "activation-link.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    ActivationPages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Not in a realm with another theme, where somebody may carry a link by hand. */
    boolean areThere() {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getTemplate(LINK) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response notActive(LoginFormsProvider form, String account) {
        return form.setAttribute(ActivationBean.NAME, bean(account, false, Allowance.ALLOWED, null))
                .createForm("activation.ftl");
    }

    /** @param key of the link on whose page the button was pressed; null in a sign-in */
    Response sent(LoginFormsProvider form, String account, boolean again, Allowance allowance, @Nullable String key) {
        return form.setAttribute(ActivationBean.NAME, bean(account, again, allowance, key))
                .createForm("activation-sent.ftl");
    }

    private ActivationBean bean(String account, boolean again, Allowance allowance, @Nullable String key) {
        return new ActivationBean(
                account,
                ActivationSettings.of(realm).limits(),
                realm.getSmtpConfig().get("from"),
                again,
                allowance == Allowance.CLIENT_LIMIT,
                key,
                key == null ? null : action());
    }

    /**
     * What a link that opens nothing is worth, and what to do; status 410, 400 if it can't be read, or 200 if it has just done its work.
     *
     * @param key null in a sign-in, whose form the button then belongs to
     */
    Response ended(LoginFormsProvider form, ActivationLink link, @Nullable String key) {
        Response page = form.setAttribute(ActivationLinkBean.NAME, linkBean(link, key, null, null))
                .createForm(LINK);
        Response.Status status = switch (link.state()) {
            case DONE -> Response.Status.OK;
            case UNREADABLE -> Response.Status.BAD_REQUEST;
            default -> Response.Status.GONE;
        };
        return Response.fromResponse(page).status(status).build();
    }

    /**
     * Asks first, because going on signs somebody else out.
     *
     * @param proof that the question was asked in this browser
     */
    Response otherAccount(LoginFormsProvider form, ActivationLink link, String key, UserModel other, String proof) {
        return form.setAttribute(ActivationLinkBean.NAME, linkBean(link, key, other, proof))
                .createForm("activation-other-account.ftl");
    }

    private ActivationLinkBean linkBean(
            ActivationLink link, @Nullable String key, @Nullable UserModel other, @Nullable String proof) {
        String askedAt = Optional.ofNullable(link.mail()).map(Mail::clientId).orElse(null);
        ActivationSite site = new ActivationSite(session, realm);
        String clientId = Optional.ofNullable(link.user())
                .flatMap(user -> site.of(user, askedAt))
                .map(client -> client.getClientId())
                .orElse(null);
        return new ActivationLinkBean(
                link.state(),
                spelling(link.user()),
                spelling(other),
                key,
                key == null ? null : action(),
                proof,
                site.home(clientId),
                forgotPassword(clientId));
    }

    private static @Nullable String spelling(@Nullable UserModel user) {
        return user == null ? null : SignInEmail.of(user).spelling();
    }

    private String action() {
        return ActivationLink.page(session, realm).build().toString();
    }

    private String forgotPassword(@Nullable String clientId) {
        var reset = LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(LoginActionsService.RESET_CREDENTIALS_PATH);
        if (clientId != null) {
            reset.queryParam(Constants.CLIENT_ID, clientId);
        }
        return reset.build(realm.getName()).toString();
    }
}
