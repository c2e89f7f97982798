package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.problem.Cause;
import org.powersource.idp.problem.Problems;

/** The page of a link that no longer works; status 410. */
final class EndedLink {

    private static final String TEMPLATE = "powersource-reset-link-ended.ftl";

    private EndedLink() {}

    /** Writes the reason to the account's record. */
    static void note(RealmModel realm, UserModel user, LinkState state) {
        Problems.note(
                realm.getId(),
                user.getId(),
                switch (state) {
                    case SUPERSEDED -> Cause.LINK_SUPERSEDED;
                    case USED -> Cause.LINK_USED;
                    case VALID, EXPIRED, UNKNOWN -> Cause.LINK_EXPIRED;
                });
    }

    /** Offers a new link by a button, which {@link ResetMail} answers. */
    static Response pageWithButton(LoginFormsProvider form, LinkState state) {
        return page(form, state, true);
    }

    /** Has a button to the start of Forgot My Password. */
    static Response page(LoginFormsProvider form, LinkState state) {
        return page(form, state, false);
    }

    private static Response page(LoginFormsProvider form, LinkState state, boolean button) {
        Response page = form.setAttribute("linkState", state.name())
                .setAttribute("sendAgain", button)
                .createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.GONE).build();
    }
}
