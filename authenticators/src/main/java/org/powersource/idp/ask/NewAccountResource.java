package org.powersource.idp.ask;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.utils.EmailValidationUtil;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.kit.Stopwatch;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.mail.Mail;

/**
 * The page where somebody asks for an account. Looks at no account and no district: it answers every address alike, and a mail tells the
 * address's owner what comes of it.
 */
public final class NewAccountResource {

    private static final String EMAIL = "email";
    /**
     * No answer comes sooner: to find the row of a limit takes longer than to find none, and the worker may be busy with an address that was
     * sent just before.
     */
    private static final Duration LEAST = Duration.ofMillis(100);

    private static final Duration COOLDOWN = Duration.ofMinutes(1);
    private static final int PER_ADDRESS = 3;

    private final KeycloakSession session;
    private final RealmModel realm;

    NewAccountResource(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        if (!realm.isEnabled() || !AskSettings.of(realm).newAccounts()) {
            throw new NotFoundException();
        }
    }

    @GET
    @Path("")
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        return answer(form(), NewAccountBean.of(NewAccountBean.State.FORM, "", self()));
    }

    @POST
    @Path("")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response send() {
        new Stopwatch().answerNotBefore(LEAST, session);
        MultivaluedMap<String, String> sent =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        TypedName name = TypedName.of(sent::getFirst);
        EmailAddress address = EmailAddress.of(sent.getFirst(EMAIL));
        List<FormMessage> errors = errors(name, address);
        LoginFormsProvider form = form();
        if (!errors.isEmpty()) {
            errors.forEach(form::addError);
            return answer(
                    form,
                    new NewAccountBean(
                            NewAccountBean.State.FORM,
                            PlainText.of(sent.getFirst(EMAIL), PlainText.LINE),
                            name,
                            self(),
                            false));
        }
        Allowance allowance = order(name, address);
        return answer(
                form,
                new NewAccountBean(
                        NewAccountBean.State.SENT,
                        address.text(),
                        NewAccountBean.NOBODY,
                        null,
                        allowance == Allowance.CLIENT_LIMIT));
    }

    private static List<FormMessage> errors(TypedName name, EmailAddress address) {
        List<FormMessage> errors = new ArrayList<>(name.errors());
        if (!address.isPlausible() || !EmailValidationUtil.isValidEmail(address.text())) {
            errors.add(new FormMessage(EMAIL, "newAccountEmailMissing"));
        }
        return errors;
    }

    private Allowance order(TypedName name, EmailAddress address) {
        Allowance allowance = new MailLimits(
                        COOLDOWN, PER_ADDRESS, AskSettings.of(realm).perClient())
                .take(
                        session,
                        realm,
                        "new account request",
                        address.folded(),
                        session.getContext().getConnection());
        if (allowance == Allowance.ALLOWED) {
            NewAccountMail.order(
                    session,
                    realm,
                    Map.of(
                            Mail.RECIPIENT,
                            address.text(),
                            NewAccountMail.FIRST_NAME,
                            name.firstName(),
                            NewAccountMail.LAST_NAME,
                            name.lastName()),
                    session.getContext().resolveLocale(null).toLanguageTag());
        }
        return allowance;
    }

    private LoginFormsProvider form() {
        LanguageLinks languages = new LanguageLinks(session);
        languages.follow(null);
        return session.getProvider(LoginFormsProvider.class).setAttributeMapper(languages.to(address()));
    }

    private static Response answer(LoginFormsProvider form, NewAccountBean bean) {
        return Response.fromResponse(new NewAccountPage(form).show(bean))
                .header(HttpHeaders.CACHE_CONTROL, "no-store, must-revalidate, max-age=0")
                .build();
    }

    private String self() {
        return address().build().toString();
    }

    private UriBuilder address() {
        return Asking.newAccountAddress(session, realm);
    }
}
