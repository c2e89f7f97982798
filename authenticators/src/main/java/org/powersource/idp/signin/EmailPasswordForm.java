package org.powersource.idp.signin;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.powersource.idp.account.AddressChanges;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Matching;
import org.powersource.idp.account.OpenSignIn;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.DirectGrant;
import org.powersource.idp.kit.Stopwatch;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.problem.Cause;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.spokencode.SpokenSignIn;

/**
 * Stock's user name and password form, which also requires the address in its exact spelling.
 *
 * <p>An address in another letter case is answered, hashed and timed like an unknown one; stock still counts the failure for the account
 * that it found by the typed name.
 */
final class EmailPasswordForm extends UsernamePasswordForm {

    private static final String SPACE_AROUND = "invalidUserBlankMessage";
    private final Stopwatch stopwatch = new Stopwatch();
    private final Duration leastRefusal;
    private Cause refusal = Cause.WRONG_PASSWORD;

    /**
     * For one request.
     *
     * @param leastRefusal minimum time of a refusal, see {@link Stopwatch#leastRefusal}
     */
    EmailPasswordForm(KeycloakSession session, Duration leastRefusal) {
        super(session);
        this.leastRefusal = leastRefusal;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!DirectGrant.runs(context)) {
            showExactSpelling(context);
            super.authenticate(context);
        } else if (typedAddress(context.getHttpRequest().getDecodedFormParameters())
                .isEmpty()) {
            SuiteEvent.ADDRESS_MISSING.report(context.getEvent(), Map.of());
            context.failure(
                    AuthenticationFlowError.INVALID_USER, DirectGrant.invalidRequest("Missing parameter: username"));
        } else if (validateUserAndPassword(context, context.getHttpRequest().getDecodedFormParameters())) {
            grant(context);
        }
    }

    /** An account whose second factors this flow can't ask for is answered like a wrong password. */
    private void grant(AuthenticationFlowContext context) {
        if (!AskedFactors.missSecondFactorsOf(context)) {
            context.success(PasswordCredentialModel.TYPE);
            return;
        }
        SuiteEvent.CREDENTIALS_REFUSED.report(context.getEvent().user(context.getUser()), Map.of());
        refusal = Cause.SECOND_FACTOR;
        noteRefusal(context);
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS,
                challenge(context, getDefaultChallengeMessage(context), null));
    }

    /** Asks for an empty field before anything is looked up, so the answer depends on no account. */
    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> input) {
        if (context.getUser() == null) {
            EmailAddress typed = typedAddress(input);
            ShownRefusal.keepAddress(context, typed);
            if (typed.isEmpty()) {
                return ask(context, Messages.MISSING_USERNAME, ShownRefusal.MISSING_ADDRESS);
            }
        }
        return lacksPassword(input)
                ? ask(context, Messages.MISSING_PASSWORD, ShownRefusal.MISSING_PASSWORD)
                : super.validateForm(context, input);
    }

    /** Answers at once: nothing was compared, so there is no time to hide. */
    private boolean ask(AuthenticationFlowContext context, String message, String field) {
        AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
        context.challenge(page(context, message, field));
        return false;
    }

    private static EmailAddress typedAddress(MultivaluedMap<String, String> input) {
        return EmailAddress.of(input.getFirst(AuthenticationManager.FORM_USERNAME));
    }

    private static boolean lacksPassword(MultivaluedMap<String, String> input) {
        String password = typedPassword(input);
        return password == null || password.isEmpty();
    }

    private static @Nullable String typedPassword(MultivaluedMap<String, String> input) {
        return input.getFirst(CredentialRepresentation.PASSWORD);
    }

    /** For a page that asks a known person for the password again; stock would show the stored, lower-case address. */
    private static void showExactSpelling(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            context.getAuthenticationSession()
                    .setAuthNote(
                            ATTEMPTED_USERNAME,
                            SignInEmail.of(context.getUser()).spelling());
        }
    }

    /** Stock looks the account up by the cleaned address. An accepted password begins the {@link OpenSignIn}. */
    @Override
    public boolean validateUserAndPassword(AuthenticationFlowContext context, MultivaluedMap<String, String> input) {
        boolean accepted = super.validateUserAndPassword(context, cleaned(input));
        if (accepted) {
            OpenSignIn.of(context).begin();
        } else {
            noteRefusal(context);
        }
        return accepted;
    }

    /** Writes the refusal to the account's record. The event names the account by now, or none for an unknown address. */
    private void noteRefusal(AuthenticationFlowContext context) {
        Problems.note(context.getRealm().getId(), context.getEvent().getEvent().getUserId(), refusal);
    }

    @Override
    public boolean validateUser(AuthenticationFlowContext context, MultivaluedMap<String, String> input) {
        return super.validateUser(context, cleaned(input));
    }

    private static MultivaluedMap<String, String> cleaned(MultivaluedMap<String, String> input) {
        String typed = input.getFirst(AuthenticationManager.FORM_USERNAME);
        if (typed == null) {
            return input;
        }
        MultivaluedMap<String, String> cleaned = new MultivaluedHashMap<>(input);
        cleaned.putSingle(
                AuthenticationManager.FORM_USERNAME, EmailAddress.of(typed).text());
        return cleaned;
    }

    /** For an address without an account, for which stock hashes once. */
    @Override
    public void testInvalidUser(AuthenticationFlowContext context, @Nullable UserModel user) {
        if (user == null) {
            SpokenSignIn.refuse(context, typedPassword(context.getHttpRequest().getDecodedFormParameters()));
        }
        super.testInvalidUser(context, user);
    }

    /** Called by stock once it found an account for the typed address. */
    @Override
    public boolean validatePassword(
            AuthenticationFlowContext context,
            UserModel user,
            MultivaluedMap<String, String> input,
            boolean clearUser) {
        Optional<Cause> wrongAddress = wrongAddress(context, user, input);
        if (wrongAddress.isEmpty()) {
            hashWithoutPassword(context, input);
            // A change of the address ends a password that was mailed to the earlier one.
            new AddressChanges(context.getSession()).notice(context.getRealm(), user, false);
            return SpokenSignIn.accepts(context, user, typedPassword(input))
                    || super.validatePassword(context, user, input, clearUser);
        }
        refusal = wrongAddress.get();
        AuthenticatorUtils.dummyHash(context);
        SpokenSignIn.refuse(context, typedPassword(input));
        SuiteEvent.CREDENTIALS_REFUSED.report(context.getEvent().user(user), Map.of());
        context.failureChallenge(
                AuthenticationFlowError.INVALID_USER,
                challenge(context, getDefaultChallengeMessage(context), Validation.FIELD_USERNAME));
        return false;
    }

    /** Empty if the address is spelled as registered and, if a link with an identity provider is pending, the account is the one to link. */
    private Optional<Cause> wrongAddress(
            AuthenticationFlowContext context, UserModel user, MultivaluedMap<String, String> input) {
        if (isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
            return Optional.empty();
        }
        String typed = input.getFirst(AuthenticationManager.FORM_USERNAME);
        return Matching.of(context.getAuthenticatorConfig()).accepts(typed, SignInEmail.of(user))
                ? PendingLink.in(context).filter(link -> !link.concerns(user)).map(link -> Cause.OTHER_ACCOUNT)
                : Optional.of(Cause.OTHER_SPELLING);
    }

    /** Stock hashes for an unknown address, but not for a known one with an empty password. */
    private static void hashWithoutPassword(AuthenticationFlowContext context, MultivaluedMap<String, String> input) {
        if (lacksPassword(input)) {
            AuthenticatorUtils.dummyHash(context);
        }
    }

    /** Stock answers for a locked account without hashing, so the time would reveal it. */
    @Override
    protected boolean isDisabledByBruteForce(AuthenticationFlowContext context, UserModel user) {
        boolean disabled = super.isDisabledByBruteForce(context, user);
        if (disabled) {
            refusal = Cause.LOCKED;
            AuthenticatorUtils.dummyHash(context);
        }
        return disabled;
    }

    @Override
    protected String disabledByBruteForceError(String error) {
        return Messages.INVALID_USER;
    }

    /** The page before anything was entered. */
    @Override
    protected Response challenge(AuthenticationFlowContext context, MultivaluedMap<String, String> fields) {
        PendingLink.in(context).ifPresent(link -> link.explain(context.getSession(), context.form(), fields));
        ShownRefusal.showAgain(context, fields);
        return super.challenge(context, fields);
    }

    /** Stock marks the password field for a known address, else the address field. Here it is always the address field. */
    @Override
    protected Response challenge(AuthenticationFlowContext context, String error, @Nullable String field) {
        stopwatch.answerNotBefore(leastRefusal, context.getSession());
        if (DirectGrant.runs(context)) {
            return DirectGrant.invalidGrant("Invalid user credentials");
        }
        String told = Messages.INVALID_USER.equals(error) && hasSpaceAround(context) ? SPACE_AROUND : error;
        return page(context, told, field == null ? null : Validation.FIELD_USERNAME);
    }

    private Response page(AuthenticationFlowContext context, String message, @Nullable String field) {
        PendingLink.in(context).ifPresent(link -> PendingLink.hideOtherWays(context.form()));
        ShownRefusal.keep(context, message, field);
        return super.challenge(context, message, field);
    }

    /**
     * A password copied from an e-mail often has a space around it. The space may be part of the password, so a message only mentions it.
     */
    private static boolean hasSpaceAround(AuthenticationFlowContext context) {
        String password = typedPassword(context.getHttpRequest().getDecodedFormParameters());
        return password != null && !password.isBlank() && !password.equals(password.strip());
    }
}
