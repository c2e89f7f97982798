package org.powersource.idp.ask;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.Option;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;

/** Ask my contact: what other features' pages need of it. */
public final class Asking {

    /** Button of the pages on which an account may need help. */
    private static final String HELP_BUTTON = "ask-contact";

    private static final String TEMPLATE = "powersource-asked.ftl";
    private static final Duration COOLDOWN = Duration.ofMinutes(1);
    private static final int PER_ADDRESS = 5;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AskSettings settings;

    public Asking(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.settings = AskSettings.of(realm);
    }

    /** Whether the button that asks for help was pressed, on a page that offers it. */
    public boolean isPressed(MultivaluedMap<String, String> form) {
        return settings.offered() && form.containsKey(HELP_BUTTON);
    }

    /** For the step that carries the options. */
    public static List<ProviderConfigProperty> options() {
        return Option.properties(
                AskSettings.OFFERED, AskSettings.NEW_ACCOUNTS, AskSettings.DAYS, AskSettings.PER_CLIENT);
    }

    /** Whether pages show the buttons. */
    public boolean isOffered() {
        return settings.offered();
    }

    /** Address of the page that asks for a new account; empty if it is switched off. */
    public Optional<String> newAccount() {
        return settings.newAccounts()
                ? Optional.of(newAccountAddress(session, realm).build().toString())
                : Optional.empty();
    }

    static UriBuilder newAccountAddress(KeycloakSession session, RealmModel realm) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}")
                .path(NewAccountFactory.ID)
                .resolveTemplate("realm", realm.getName());
    }

    /**
     * Asks for help for a typed address, and gives the page that says so: for every address the same page, and the same writes. The worker
     * finds out whether there is an account, and whom to tell.
     */
    public Response help(LoginFormsProvider form, EmailAddress address, @Nullable ClientModel client) {
        Allowance allowance = new MailLimits(COOLDOWN, PER_ADDRESS, settings.perClient())
                .take(
                        session,
                        realm,
                        "help request",
                        address.folded(),
                        session.getContext().getConnection());
        if (allowance == Allowance.ALLOWED) {
            session.getProvider(Outbox.class)
                    .queue(MailOrder.toTyped(
                            new AskedJob(),
                            realm,
                            address,
                            client,
                            session.getContext().resolveLocale(null).toLanguageTag(),
                            Map.of()));
        }
        return page(form, AskedBean.help(allowance == Allowance.CLIENT_LIMIT));
    }

    /**
     * Asks for access to the site of a sign-in that was refused, and gives the page that waits for it.
     *
     * @param words of the person; null for none
     * @param canGoBack whether the app has an address to go back to
     * @param self where the page looks again: the step that refused
     */
    public Response access(
            LoginFormsProvider form,
            AuthenticationSessionModel signIn,
            UserModel user,
            @Nullable String words,
            boolean canGoBack,
            URI self) {
        return page(form, new AccessWait(session, signIn, settings, self).ask(user, words, canGoBack));
    }

    /**
     * The page of a refused sign-in that waits for access, or was told that there will be none. To be asked before each refusal: it is no new
     * refusal, and has no event.
     *
     * @param self where the page looks again: the step that refused
     * @return empty if this sign-in doesn't wait
     */
    public Optional<Response> waiting(
            LoginFormsProvider form, AuthenticationSessionModel signIn, UserModel user, boolean canGoBack, URI self) {
        return new AccessWait(session, signIn, settings, self)
                .look(user, canGoBack)
                .map(bean -> page(form, bean));
    }

    private static Response page(LoginFormsProvider form, AskedBean bean) {
        return form.setAttribute(AskedBean.NAME, bean).createForm(TEMPLATE);
    }
}
