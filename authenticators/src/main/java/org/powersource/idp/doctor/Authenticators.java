package org.powersource.idp.doctor;

import static java.util.Map.entry;
import static org.powersource.idp.doctor.Behaviour.CHECKS_USER;
import static org.powersource.idp.doctor.Behaviour.CONDITION;
import static org.powersource.idp.doctor.Behaviour.MAY_NAME_USER;
import static org.powersource.idp.doctor.Behaviour.NEVER_SUCCEEDS;
import static org.powersource.idp.doctor.Behaviour.PASSES;
import static org.powersource.idp.doctor.Behaviour.SIGNS_IN;
import static org.powersource.idp.doctor.Behaviour.factor;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.kit.SharedId;

/** What the suite's authenticators may do, and Keycloak's (26.7.4). Ids are names that never change. */
final class Authenticators {

    static final String SIGN_IN = SharedId.EMAIL_PASSWORD.id();
    static final String SITE_ACCESS = SharedId.SITE_ACCESS.id();
    static final String RECOVERY_START = SharedId.RECOVERY_START.id();
    static final String QUESTION = SharedId.REMINDER_QUESTION.id();
    static final String RESET_MAIL = SharedId.RESET_MAIL.id();
    static final String BROKER_LINK = SharedId.BROKER_LINK.id();

    static final String STOCK_RESET_MAIL = "reset-credential-email";
    static final String NEW_PASSWORD = "reset-password";
    static final String NEW_ACCOUNT = "idp-create-user-if-unique";
    static final String LINK_BY_MAIL = "idp-email-verification";
    static final String USER_CONFIGURED = "conditional-user-configured";

    static final String ONE_TIME_CODE = "otp";
    static final String SECURITY_KEY = "webauthn";

    static final Set<String> OURS = Set.of(SIGN_IN, SITE_ACCESS, RECOVERY_START, QUESTION, RESET_MAIL, BROKER_LINK);

    private static final Map<String, Behaviour> TABLE = Map.ofEntries(
            entry(SIGN_IN, SIGNS_IN),
            entry(SITE_ACCESS, CHECKS_USER),
            entry(RECOVERY_START, PASSES),
            entry(QUESTION, PASSES),
            entry(RESET_MAIL, PASSES.byLink()),
            entry(BROKER_LINK, CHECKS_USER),
            // Browser
            entry("auth-cookie", SIGNS_IN),
            entry("auth-spnego", SIGNS_IN),
            entry("auth-username-password-form", SIGNS_IN),
            entry("auth-username-form", SIGNS_IN),
            entry("auth-password-form", CHECKS_USER),
            entry("auth-otp-form", factor(ONE_TIME_CODE)),
            // May succeed without asking.
            entry("auth-conditional-otp-form", CHECKS_USER.puttingOff()),
            entry("webauthn-authenticator", factor(SECURITY_KEY)),
            entry("webauthn-authenticator-passwordless", SIGNS_IN.asking("webauthn-passwordless")),
            entry("auth-recovery-authn-code-form", factor("recovery-authn-codes")),
            entry("passkeys-authenticator", SIGNS_IN),
            entry("auth-x509-client-username-form", SIGNS_IN),
            // Leads to the identity provider; the way back is the first or the post login flow.
            entry("identity-provider-redirector", NEVER_SUCCEEDS),
            entry("organization", MAY_NAME_USER),
            entry("user-session-limits", PASSES),
            entry("allow-access-authenticator", PASSES),
            entry("deny-access-authenticator", NEVER_SUCCEEDS),
            // Conditions
            entry(USER_CONFIGURED, CONDITION),
            entry("conditional-user-role", CONDITION),
            entry("conditional-user-attribute", CONDITION),
            entry("conditional-level-of-authentication", CONDITION),
            entry("conditional-client-scope", CONDITION),
            entry("conditional-credential", CONDITION),
            entry("conditional-sub-flow-executed", CONDITION),
            // Direct grant, and protocols with a password in a header
            entry("direct-grant-validate-username", SIGNS_IN),
            entry("direct-grant-validate-password", CHECKS_USER),
            entry("direct-grant-validate-otp", CHECKS_USER.asking(ONE_TIME_CODE)),
            entry("direct-grant-auth-x509-username", SIGNS_IN),
            entry("http-basic-authenticator", SIGNS_IN),
            entry("docker-http-basic-authenticator", SIGNS_IN),
            // Reset
            entry("reset-credentials-choose-user", MAY_NAME_USER),
            entry(STOCK_RESET_MAIL, MAY_NAME_USER.byLink()),
            entry(NEW_PASSWORD, CHECKS_USER),
            entry("reset-otp", CHECKS_USER),
            // Identity providers
            entry("idp-review-profile", PASSES),
            entry(NEW_ACCOUNT, SIGNS_IN),
            entry("idp-detect-existing-broker-user", MAY_NAME_USER),
            entry("idp-confirm-link", PASSES),
            entry("idp-confirm-override-link", PASSES),
            entry(LINK_BY_MAIL, SIGNS_IN),
            entry("idp-username-password-form", SIGNS_IN),
            entry("idp-auto-link", SIGNS_IN),
            entry("idp-add-organization-member", CHECKS_USER.puttingOff()));

    private Authenticators() {}

    /** Behaviour of an authenticator; null if it isn't in the table. */
    static @Nullable Behaviour behaviour(String authenticator) {
        return TABLE.get(authenticator);
    }
}
