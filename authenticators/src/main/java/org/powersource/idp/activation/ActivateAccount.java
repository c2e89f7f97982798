package org.powersource.idp.activation;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.outbox.LinkState;
import org.powersource.idp.outbox.Mail;
import org.powersource.idp.outbox.MailLinks;
import org.powersource.idp.outbox.RunningSignIn;

/**
 * Who comes by a mailed link activates the account on one page. Who comes by any other way (a password that an administrator
 * gave, single sign-on, an identity provider) is told that it isn't active yet, and gets no further.
 */
final class ActivateAccount implements RequiredActionProvider {

    private static final String RESEND = "resend-activation";
    private static final String SEND_AGAIN = "send-again";

    /** Called before each page of a sign-in. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        UserModel user = context.getUser();
        if (Activation.waits(user)
                && ActivationSettings.of(context.getRealm()).brokerActivates()
                && new BrokeredAddress(context).isVerifiedAddressOf(user)) {
            user.setEmailVerified(true);
            user.removeRequiredAction(Activation.ACTION);
            Activation activation = new Activation(context.getSession(), context.getRealm());
            activation.settle(user);
            activation.report(user, ActivatedBy.BROKER);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        UserModel user = context.getUser();
        String mailId = ActivationNote.MAIL.read(context.getAuthenticationSession());
        if (!Activation.waits(user)) {
            context.success();
        } else if (mailId == null) {
            context.challenge(activation(context).page(context.form(), user));
        } else {
            LinkState row =
                    new MailLinks(context.getSession()).state(context.getRealm(), mailId, ActivationMail.RIVALS);
            if (row == LinkState.VALID) {
                show(context, ActivationForm.of(context), List.of());
            } else {
                ended(context, mailId, row);
            }
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String mailId = ActivationNote.MAIL.read(context.getAuthenticationSession());
        if (form.containsKey(RESEND) || form.containsKey(SEND_AGAIN)) {
            resend(context, form.containsKey(SEND_AGAIN));
        } else if (mailId == null) {
            context.challenge(activation(context).page(context.form(), context.getUser()));
        } else {
            activate(context, mailId, form);
        }
    }

    /** Of any number of open pages exactly one gets through: the mail's row is locked until the end of the request. */
    private static void activate(RequiredActionContext context, String mailId, MultivaluedMap<String, String> typed) {
        MailLinks.Locked link =
                new MailLinks(context.getSession()).lock(context.getRealm(), mailId, ActivationMail.RIVALS);
        UserModel user = context.getUser();
        if (link.state() != LinkState.VALID || !Activation.waits(user)) {
            ended(context, mailId, link.state());
            return;
        }
        ActivationForm form = ActivationForm.of(context).typed(typed);
        List<FormMessage> errors = form.errors();
        if (!errors.isEmpty()) {
            context.getEvent().clone().detail(Details.REASON, rules(errors)).error(Errors.PASSWORD_REJECTED);
            show(context, form, errors);
            return;
        }
        form.save();
        user.setEmailVerified(true);
        List.of(UserModel.RequiredAction.UPDATE_PASSWORD, UserModel.RequiredAction.VERIFY_EMAIL)
                .forEach(user::removeRequiredAction);
        user.removeRequiredAction(Activation.ACTION);
        link.use();
        Activation activation = activation(context);
        activation.settle(user);
        activation.report(user, ActivatedBy.OWNER);
        context.success();
    }

    private static void resend(RequiredActionContext context, boolean again) {
        UserModel user = context.getUser();
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        Activation activation = activation(context);
        if (!Activation.waits(user)) {
            context.success();
            return;
        }
        boolean ordered = activation.order(
                user,
                RunningSignIn.of(context.getSession(), signIn).details(),
                signIn.getClient(),
                context.getSession().getContext().resolveLocale(user).toLanguageTag());
        context.getEvent().detail("within_limits", Boolean.toString(ordered));
        context.challenge(
                activation.sentPage(context.form(), SignInEmail.of(user).spelling(), again));
    }

    private static void ended(RequiredActionContext context, String mailId, LinkState row) {
        UserModel user = context.getUser();
        Mail mail = new MailLinks(context.getSession())
                .mail(context.getRealm(), mailId)
                .orElse(null);
        ActivationLink link = new ActivationLink(state(user, row), user, mail);
        context.challenge(
                new ActivationPages(context.getSession(), context.getRealm()).ended(context.form(), link, null));
    }

    /** Who lost to another open page may still see the account as it was when the request began. */
    private static ActivationLinkState state(UserModel user, LinkState row) {
        boolean waiting = Activation.waits(user) && row != LinkState.USED;
        return ActivationLinkState.of(new ActivationLinkState.Facts(user.isEnabled(), waiting, true, row));
    }

    private static void show(RequiredActionContext context, ActivationForm form, List<FormMessage> errors) {
        LoginFormsProvider page = context.form();
        form.attributes().forEach(page::setAttribute);
        errors.forEach(page::addError);
        context.challenge(page.createForm("activate.ftl"));
    }

    private static Activation activation(RequiredActionContext context) {
        return new Activation(context.getSession(), context.getRealm());
    }

    private static String rules(List<FormMessage> errors) {
        return errors.stream().map(FormMessage::getMessage).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {}
}
