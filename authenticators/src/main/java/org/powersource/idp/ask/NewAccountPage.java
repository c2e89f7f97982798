package org.powersource.idp.ask;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.powersource.idp.ask.NewAccountBean.State;

/** The page on the way to a new account: a form, a mail, a button. */
final class NewAccountPage {

    /** Button of the page behind the mailed link. */
    static final String ASK = "ask";

    private static final String TEMPLATE = "powersource-new-account.ftl";

    private final LoginFormsProvider form;

    NewAccountPage(LoginFormsProvider form) {
        this.form = form;
    }

    Response show(NewAccountBean bean) {
        return form.setAttribute(NewAccountBean.NAME, bean).createForm(TEMPLATE);
    }

    /** @param errors of the names, if the button was pressed */
    Response confirm(String email, TypedName name, List<FormMessage> errors, String action) {
        errors.forEach(form::addError);
        return show(new NewAccountBean(State.CONFIRM, email, name, action, false));
    }

    Response asked() {
        return show(NewAccountBean.of(State.ASKED, "", null));
    }

    /** @param again address of the form that asks for another mail; null if the realm offers none */
    Response ended(@Nullable String again) {
        return Response.fromResponse(show(NewAccountBean.of(State.ENDED, "", again)))
                .status(Response.Status.GONE)
                .build();
    }
}
