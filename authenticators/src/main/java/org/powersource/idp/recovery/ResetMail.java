package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.mail.LinkState;

/** Orders the mail and shows the page that says where to look for it. Only the mailed link continues the flow. */
final class ResetMail extends RecoveryStep {

    private static final String TEMPLATE = "powersource-reset-mail-sent.ftl";

    /** Also called when the page is loaded again; the mail is ordered once. */
    @Override
    void ask(Recovery recovery) {
        String ended = RecoveryNote.ENDED_LINK.read(recovery.authSession());
        if (ended != null) {
            recovery.context()
                    .challenge(EndedLink.pageWithButton(recovery.context().form(), LinkState.valueOf(ended)));
            return;
        }
        if (!RecoveryNote.ORDERED.isSet(recovery.authSession())) {
            order(recovery);
        }
        recovery.context().challenge(page(recovery, false));
    }

    @Override
    void answer(Recovery recovery) {
        AuthenticationSessionModel authSession = recovery.authSession();
        MultivaluedMap<String, String> form = recovery.form();
        boolean again = form.containsKey(SharedId.SEND_AGAIN.id());
        boolean activation = form.containsKey(SharedId.RESEND_ACTIVATION.id());
        if (activation) {
            RecoveryNote.ORDER.write(authSession, RecoveryOrder.ACTIVATION.name());
        }
        if (recovery.isHelpPressed()) {
            recovery.context().challenge(recovery.help());
        } else if (again || activation) {
            RecoveryNote.ENDED_LINK.remove(authSession);
            order(recovery);
            recovery.context().challenge(page(recovery, again));
        } else {
            ask(recovery);
        }
    }

    private static void order(Recovery recovery) {
        switch (ordered(recovery)) {
            case NEW_PASSWORD -> recovery.mails().newPassword();
            case ACTIVATION -> recovery.mails().activation();
        }
        RecoveryNote.ORDERED.write(recovery.authSession(), "");
    }

    private static RecoveryOrder ordered(Recovery recovery) {
        return RecoveryOrder.valueOf(Objects.requireNonNullElse(
                RecoveryNote.ORDER.read(recovery.authSession()), RecoveryOrder.NEW_PASSWORD.name()));
    }

    private static Response page(Recovery recovery, boolean again) {
        return recovery.context()
                .form()
                .setAttribute(
                        ResetMailBean.NAME,
                        new ResetMailBean(
                                recovery.settings(),
                                recovery.context().getRealm().getSmtpConfig().get("from"),
                                ordered(recovery),
                                again,
                                recovery.mails().isClientLimitReached()))
                .setAttribute(Recovery.ASKING, recovery.isAsking())
                .createForm(TEMPLATE);
    }
}
