package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.mail.MailHistory;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;

/**
 * Activation of accounts in the session's realm, for other features. An account is inactive while it has the required action {@link
 * SharedId#ACTIVATE_ACCOUNT}.
 */
public final class Activation {

    static final String ACTION = SharedId.ACTIVATE_ACCOUNT.id();

    private static final String LIMIT = "activation";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Activation(KeycloakSession session) {
        this(session, Objects.requireNonNull(session.getContext().getRealm()));
    }

    Activation(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether the account isn't activated yet. */
    public boolean isInactive(UserModel user) {
        return waits(user);
    }

    static boolean waits(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(ACTION::equals);
    }

    /**
     * Lets a sign-in activate an inactive account without the mailbox, because a person who manages the account knows its owner. The
     * address stays unverified, and a mail asks to confirm it.
     */
    public static void vouch(AuthenticationSessionModel signIn, UserModel user) {
        ActivationNote.VOUCHED.write(signIn, user.getId());
    }

    /**
     * Orders another activation mail, in the session's transaction; only for an inactive account. Counts it for the address and, where
     * there is a request, for its client address; beyond the limits nothing is ordered. Also callable in the background.
     *
     * @param signIn details of {@link org.powersource.idp.mail.RunningSignIn}: the link continues that sign-in; empty for none
     * @param client where the mail was requested
     * @param language of the reader, if known
     * @return allowed if the mail was ordered, else the limit that is reached
     */
    public Allowance order(
            UserModel user, Map<String, String> signIn, @Nullable ClientModel client, @Nullable String language) {
        return order(user, signIn, client, language, ActivationEvent.connection(session));
    }

    /** The same for an administrator, whose client address has no limit. */
    boolean orderByAdministrator(UserModel user, Map<String, String> details, @Nullable ClientModel client) {
        return order(user, details, client, null, null) == Allowance.ALLOWED;
    }

    private Allowance order(
            UserModel user,
            Map<String, String> details,
            @Nullable ClientModel client,
            @Nullable String language,
            @Nullable ClientConnection connection) {
        if (user.getEmail() == null) {
            return Allowance.OTHER_LIMIT;
        }
        Allowance allowance = ActivationSettings.of(realm)
                .limits()
                .take(session, realm, LIMIT, EmailAddress.of(user.getEmail()).folded(), connection);
        if (allowance != Allowance.ALLOWED) {
            return allowance;
        }
        queue(new ActivationMail(), user, details, client, language);
        ActivationEvent.RESENT.report(session, realm, user.getId(), Map.of());
        return allowance;
    }

    /** Orders the mail for a new account or a new address. Nobody requests it, so no limit counts it. */
    void orderUnasked(UserModel user) {
        queue(new ActivationMail(true), user, Map.of(ActivationMail.UNASKED, "true"), null, null);
    }

    /** Orders the mail that asks to confirm an unverified address. */
    void orderConfirmation(UserModel user, @Nullable ClientModel client, @Nullable String language) {
        if (user.getEmail() != null && !user.isEmailVerified()) {
            queue(new ConfirmAddressMail(), user, Map.of(), client, language);
        }
    }

    private void queue(
            MailKind mail,
            UserModel user,
            Map<String, String> details,
            @Nullable ClientModel client,
            @Nullable String language) {
        Map<String, String> all = new HashMap<>(details);
        all.putAll(new LinkTerms(session, user).details());
        session.getProvider(Outbox.class).queue(new MailOrder(mail, realm, user.getId(), client, language, all));
    }

    /** Whether a mail still waits to be sent to the account's current address. */
    boolean isMailWaiting(UserModel user) {
        return new MailHistory(session).isWaiting(realm, user.getId(), ActivationMail.SUPERSEDED_KINDS);
    }

    /** Activates an account after all steps of the activation. */
    static void activate(KeycloakSession session, RealmModel realm, UserModel user, ActivatedBy by) {
        user.removeRequiredAction(ACTION);
        Activation activation = new Activation(session, realm);
        activation.settle(user);
        activation.report(user, by);
    }

    /**
     * Ends the links of an account that is active now.
     *
     * @return whether a mail for its activation was open
     */
    boolean settle(UserModel user) {
        return new MailLinks(session).useAll(realm, user, ActivationMail.SUPERSEDED_KINDS);
    }

    void report(UserModel user, ActivatedBy by) {
        Map<EventDetail, String> details = new HashMap<>();
        details.put(EventDetail.ACTIVATED_BY, by.word());
        Optional.ofNullable(user.getCreatedTimestamp())
                .map(Instant::ofEpochMilli)
                .ifPresent(
                        created -> details.put(EventDetail.SECONDS_SINCE_CREATION, ActivationMeters.seconds(created)));
        ActivationEvent.ACTIVATED.report(session, realm, user.getId(), details);
        new ActivationMeters(session).activated(by, user);
    }

    /**
     * The page <i>Your account is not active yet</i> ({@code login-activation}) in a sign-in or flow. Its button {@code resend-activation} sends
     * the form to the step that shows the page.
     */
    public Response page(LoginFormsProvider form, UserModel user) {
        return new ActivationPages(session, realm)
                .notActive(form, SignInEmail.of(user).spelling());
    }

    /**
     * The page after the mail was ordered, or would have been ({@code login-activation-sent}). Its button {@code send-again} sends the form
     * to the step that shows the page.
     *
     * @param account the address in its exact spelling
     * @param again whether the button was just pressed
     */
    Response sentPage(LoginFormsProvider form, String account, boolean again, Allowance allowance) {
        return new ActivationPages(session, realm).sent(form, account, again, allowance, null);
    }
}
