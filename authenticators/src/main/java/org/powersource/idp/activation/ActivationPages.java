package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.LoginActionsService;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.ask.Asking;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.link.AppHome;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.problem.Problems;

/** All pages except the one that activates. */
final class ActivationPages {

    private final KeycloakSession session;
    private final RealmModel realm;

    ActivationPages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Response notActive(LoginFormsProvider form, String account) {
        return form.setAttribute(ActivationBean.NAME, bean(account, false, Allowance.ALLOWED, null))
                .setAttribute("asking", new Asking(session).isOffered())
                .createForm("powersource-activation.ftl");
    }

    /** @param action target of the form; null in a sign-in, which has its own */
    Response sent(
            LoginFormsProvider form, String account, boolean again, Allowance allowance, @Nullable String action) {
        return form.setAttribute(ActivationBean.NAME, bean(account, again, allowance, action))
                .createForm("powersource-activation-sent.ftl");
    }

    private ActivationBean bean(String account, boolean again, Allowance allowance, @Nullable String action) {
        return new ActivationBean(
                account,
                ActivationSettings.of(realm).limits(),
                realm.getSmtpConfig().get("from"),
                again,
                allowance == Allowance.CLIENT_LIMIT,
                action);
    }

    /**
     * Page of a link that no longer works: the reason, and what to do; status 410, or 200 if the link has just done its work.
     *
     * @param action target of the form; null in a sign-in, which has its own
     */
    Response ended(LoginFormsProvider form, ActivationLink link, @Nullable String action) {
        if (link.mail() != null) {
            link.state()
                    .problem()
                    .ifPresent(cause -> Problems.note(realm.getId(), link.user().getId(), cause));
        }
        Response page = form.setAttribute(ActivationLinkBean.NAME, linkBean(link, action))
                .createForm("powersource-activation-link.ftl");
        return Response.fromResponse(page)
                .status(link.state() == ActivationLinkState.DONE ? Response.Status.OK : Response.Status.GONE)
                .build();
    }

    private ActivationLinkBean linkBean(ActivationLink link, @Nullable String action) {
        String askedAt = Optional.ofNullable(link.mail()).map(Mail::clientId).orElse(null);
        // A person with an earlier address learns nothing about the account.
        String clientId = Optional.ofNullable(link.address())
                .flatMap(address -> new ActivationSite(session, realm).of(link.user(), askedAt))
                .map(ClientModel::getClientId)
                .orElse(null);
        return new ActivationLinkBean(
                link.state(),
                SignInEmail.of(link.user()).spelling(),
                action,
                new AppHome(session, realm).entrance(clientId),
                forgotPassword(clientId));
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
