package org.powersource.idp.reminder;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.kit.DirectGrant;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;

/**
 * The page that sets a reminder question: at a sign-in, or from the account console.
 *
 * <p>Each change is an event {@link SuiteEvent#QUESTION_SET}; an administrator's removal is Keycloak's admin event on {@code
 * users/{id}/credentials/{id}} with the same {@code credential_type}. {@code AccountsListener} reads both.
 */
final class SetReminderQuestion implements RequiredActionProvider {

    static final String NOT_NOW = "not-now";

    private static final String TEMPLATE = "powersource-set-reminder-question.ftl";

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /**
     * Adds the action to this sign-in, not to the account: an account with a required action can't use the direct grant (Keycloak 26.7.4
     * {@code ResourceOwnerPasswordCredentialsGrantType}). Called again before each page.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (isDue(context)) {
            ReminderNote.ENROLLING.set(signIn);
            signIn.addRequiredAction(SetReminderQuestionFactory.ID);
        } else if (ReminderNote.ENROLLING.isSet(signIn)) {
            ReminderNote.ENROLLING.remove(signIn);
            signIn.removeRequiredAction(SetReminderQuestionFactory.ID);
        }
    }

    /** A person without a password here, who signs in by an identity provider, has none to forget. */
    private static boolean isDue(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        return ReminderSettings.of(context.getRealm()).enrolment() != Enrolment.OFF
                && !DirectGrant.runs(context)
                && !AuthenticatorUtil.isSSOAuthentication(signIn)
                && !ReminderNote.NOT_NOW.isSet(signIn)
                && context.getUser().credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                && new Reminder(context.getSession()).of(context.getUser()).isEmpty();
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context, form(context), List.of());
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        if (typed.containsKey(NOT_NOW) && mayWait(context)) {
            ReminderNote.NOT_NOW.set(context.getAuthenticationSession());
            SuiteEvent.QUESTION_PUT_OFF.prepare(context.getEvent(), Map.of(EventDetail.REASON, NOT_NOW));
            context.success();
            return;
        }
        ReminderForm form = form(context).typed(typed);
        List<FormMessage> errors = form.errors();
        if (errors.isEmpty()) {
            SuiteEvent.QUESTION_SET.prepare(
                    context.getEvent(),
                    Map.of(
                            EventDetail.CREDENTIAL_TYPE,
                            ReminderCredential.TYPE,
                            EventDetail.REMINDER_CHANGE,
                            form.isChange() ? "changed" : "set"));
            form.save();
            context.success();
        } else {
            SuiteEvent.QUESTION_REJECTED.report(
                    context.getEvent().clone(),
                    Map.of(EventDetail.CREDENTIAL_TYPE, ReminderCredential.TYPE, EventDetail.REASON, rules(errors)));
            show(context, form, errors);
        }
    }

    private static ReminderForm form(RequiredActionContext context) {
        return ReminderForm.of(context.getSession(), context.getUser());
    }

    private static void show(RequiredActionContext context, ReminderForm form, List<FormMessage> errors) {
        LoginFormsProvider page = context.form().setAttribute("mayWait", mayWait(context));
        form.attributes().forEach(page::setAttribute);
        errors.forEach(page::addError);
        context.challenge(page.createForm(TEMPLATE));
    }

    /** Whether the page has a button <i>Not now</i>. Not if the person opened it, or if an administrator requires it. */
    private static boolean mayWait(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        return ReminderSettings.of(context.getRealm()).enrolment() == Enrolment.OFFERED
                && ReminderNote.ENROLLING.isSet(signIn)
                && !SetReminderQuestionFactory.ID.equals(signIn.getClientNote(Constants.KC_ACTION_EXECUTING))
                && context.getUser().getRequiredActionsStream().noneMatch(SetReminderQuestionFactory.ID::equals);
    }

    private static String rules(List<FormMessage> errors) {
        return errors.stream().map(FormMessage::getMessage).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {}
}
