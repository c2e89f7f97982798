package org.powersource.idp.activation;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.OpenSignIn;
import org.powersource.idp.account.SecondFactor;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.ask.Asking;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.RunningSignIn;
import org.powersource.idp.problem.Cause;
import org.powersource.idp.problem.Problems;

/**
 * A person who opens the mailed link activates the account on one page. A code that was read out activates it, too. A person who signs in
 * in any other way (a password from an administrator, single sign-on, an identity provider) sees that the account isn't active yet, and the
 * sign-in stops.
 *
 * <p>The sign-in is blocked as well as the account: once it has met an inactive account, it continues only if it activates the account
 * itself. If somebody else activated the account, the sign-in ends.
 */
final class ActivateAccount implements RequiredActionProvider {

    /**
     * An application may name the action in {@code kc_action}. Keycloak would skip an action that doesn't support that, even where the
     * account needs it (26.7.4 {@code AuthenticationManager.executeAction}).
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /** Called before each page of a sign-in, and before its end. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AddressConfirmation.complete(context);
        UserModel user = context.getUser();
        if (!Activation.waits(user)) {
            return;
        }
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (ActivationSettings.of(context.getRealm()).brokerActivates()
                && new BrokeredAddress(context).isVerifiedAddressOf(user)) {
            user.setEmailVerified(true);
            activated(context, ActivatedBy.BROKER);
            signIn.removeRequiredAction(Activation.ACTION);
        } else if (user.getId().equals(ActivationNote.VOUCHED.read(signIn))) {
            user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
            activated(context, ActivatedBy.CODE);
            signIn.removeRequiredAction(Activation.ACTION);
            activation(context)
                    .orderConfirmation(
                            user,
                            signIn.getClient(),
                            context.getSession()
                                    .getContext()
                                    .resolveLocale(user)
                                    .toLanguageTag());
        } else {
            refuse(context);
        }
    }

    /** Writes the refusal to the account's record, once in a sign-in. */
    private static void refuse(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (!ActivationNote.BARRED.isSet(signIn)) {
            Problems.note(context.getRealm().getId(), context.getUser().getId(), Cause.NOT_ACTIVE);
        }
        bar(signIn);
    }

    /** From now on the sign-in continues only if it activates the account itself. */
    static void bar(AuthenticationSessionModel signIn) {
        ActivationNote.BARRED.write(signIn, "true");
        signIn.addRequiredAction(Activation.ACTION);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!Activation.waits(context.getUser()) && !ActivationNote.BARRED.isSet(context.getAuthenticationSession())) {
            // An app named the action in kc_action, and there is nothing to activate.
            context.ignore();
            return;
        }
        OpenSignIn.of(context).letAnswer(Activation.ACTION);
        context.challenge(page(context));
    }

    private static Response page(RequiredActionContext context) {
        UserModel user = context.getUser();
        MailLinks links = new MailLinks(context.getSession());
        Mail mail = mail(context, links).orElse(null);
        if (mail == null) {
            return Activation.waits(user)
                    ? activation(context).page(context.form(), user)
                    : ended(context, new ActivationLink(ActivationLinkState.ACTIVE, user, null, user.getEmail()));
        }
        ActivationLink link =
                link(context, mail, links.state(context.getRealm(), mail.id(), ActivationMail.SUPERSEDED_KINDS));
        return link.state() == ActivationLinkState.VALID
                ? form(context, ActivationForm.of(context), List.of())
                : ended(context, link);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        if (new Asking(context.getSession()).isPressed(typed)) {
            context.challenge(new Asking(context.getSession())
                    .help(
                            context.form(),
                            EmailAddress.of(context.getUser().getEmail()),
                            context.getAuthenticationSession().getClient()));
            return;
        }
        if (typed.containsKey(SharedId.RESEND_ACTIVATION.id()) || typed.containsKey(SharedId.SEND_AGAIN.id())) {
            context.challenge(resend(context, typed.containsKey(SharedId.SEND_AGAIN.id())));
            return;
        }
        mail(context, new MailLinks(context.getSession()))
                .ifPresentOrElse(mail -> activate(context, mail, typed), () -> context.challenge(page(context)));
    }

    /** Only one of several open pages activates the account: the mail's row is locked until the end of the request. */
    private static void activate(RequiredActionContext context, Mail mail, MultivaluedMap<String, String> typed) {
        MailLinks.Locked row = new MailLinks(context.getSession())
                .lock(context.getRealm(), mail.id(), ActivationMail.SUPERSEDED_KINDS);
        ActivationLink link = link(context, mail, row.state());
        if (link.state() != ActivationLinkState.VALID) {
            context.challenge(ended(context, link));
            return;
        }
        ActivationForm form = ActivationForm.of(context).typed(typed);
        List<FormMessage> errors = form.errors();
        if (!errors.isEmpty()) {
            SuiteEvent.ACTIVATION_REJECTED.report(
                    context.getEvent().clone(),
                    Map.of(EventDetail.CUSTOM_REQUIRED_ACTION, Activation.ACTION, EventDetail.REASON, rules(errors)));
            context.challenge(form(context, form, errors));
            return;
        }
        form.save();
        UserModel user = context.getUser();
        user.setEmailVerified(true);
        List.of(UserModel.RequiredAction.UPDATE_PASSWORD, UserModel.RequiredAction.VERIFY_EMAIL)
                .forEach(user::removeRequiredAction);
        row.use();
        boolean signsIn = !new SecondFactor(context.getSession(), user).isSet();
        if (signsIn) {
            activated(context, ActivatedBy.OWNER);
            OpenSignIn.of(context).begin();
            context.success();
        } else {
            // A mailed link is no second factor (docs/decisions/0011): the sign-in stays
            // blocked, and the owner signs in.
            Activation.activate(context.getSession(), context.getRealm(), user, ActivatedBy.OWNER);
            context.challenge(ended(context, new ActivationLink(ActivationLinkState.DONE, user, mail, link.address())));
        }
    }

    private static void activated(RequiredActionContext context, ActivatedBy by) {
        Activation.activate(context.getSession(), context.getRealm(), context.getUser(), by);
        List.of(ActivationNote.values()).forEach(note -> note.remove(context.getAuthenticationSession()));
    }

    private static Response resend(RequiredActionContext context, boolean again) {
        UserModel user = context.getUser();
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (!Activation.waits(user)) {
            return page(context);
        }
        Activation activation = activation(context);
        Allowance allowance = activation.order(
                user,
                RunningSignIn.of(context.getSession(), signIn).details(),
                signIn.getClient(),
                context.getSession().getContext().resolveLocale(user).toLanguageTag());
        return activation.sentPage(context.form(), SignInEmail.of(user).spelling(), again, allowance);
    }

    /** The mail whose link was opened in this sign-in. */
    private static Optional<Mail> mail(RequiredActionContext context, MailLinks links) {
        return Optional.ofNullable(ActivationNote.MAIL.read(context.getAuthenticationSession()))
                .flatMap(id -> links.mail(context.getRealm(), id));
    }

    private static ActivationLink link(RequiredActionContext context, Mail mail, LinkState row) {
        return ActivationLink.of(
                context.getSession(),
                context.getUser(),
                mail,
                ActivationNote.ADDRESS.read(context.getAuthenticationSession()),
                row);
    }

    private static Response ended(RequiredActionContext context, ActivationLink link) {
        return new ActivationPages(context.getSession(), context.getRealm()).ended(context.form(), link, null);
    }

    private static Response form(RequiredActionContext context, ActivationForm form, List<FormMessage> errors) {
        LoginFormsProvider page = context.form();
        LinkSignIn.onto(page, context.getAuthenticationSession());
        form.attributes().forEach(page::setAttribute);
        errors.forEach(page::addError);
        return page.createForm("powersource-activate.ftl");
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
