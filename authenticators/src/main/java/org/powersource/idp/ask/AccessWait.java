package org.powersource.idp.ask;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.limit.ClientAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.MailTime;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.site.Sites;

/** A sign-in that waits for access to its site. The step that refused it decides each time anew; this only says what the page shows. */
final class AccessWait {

    private static final String REQUEST = "powersource.ask.request";
    /** Milliseconds since 1970: Keycloak renews the time of a sign-in with each look, so the page keeps its own. */
    private static final String SINCE = "powersource.ask.since";

    /** Query parameter of the page. */
    static final String WAIT = "wait";

    static final String NO = "no";

    /** After that time, each node knows of a granted site. */
    private static final Duration SPREAD = Duration.ofSeconds(30);

    private static final Limit OF_PERSON = new Limit("requests of a person", 5, Duration.ofHours(1));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel signIn;
    private final AskSettings settings;
    private final URI self;

    /** @param self address of the step that refused, without a code */
    AccessWait(KeycloakSession session, AuthenticationSessionModel signIn, AskSettings settings, URI self) {
        this.session = session;
        this.realm = signIn.getRealm();
        this.signIn = signIn;
        this.settings = settings;
        this.self = self;
    }

    AskedBean ask(UserModel user, @Nullable String words, boolean canGoBack) {
        ClientModel site = signIn.getClient();
        RequestKey key = RequestKey.access(realm.getId(), user.getId(), site.getId());
        Optional<Request> before = new Requests(session).withKey(key);
        if (before.isEmpty() && !isAllowed(user)) {
            return bean(AskedBean.State.LIMIT, null, false, canGoBack);
        }
        Request request = before.orElseGet(() -> open(user, site, key, words));
        signIn.setAuthNote(REQUEST, request.id());
        signIn.setAuthNote(SINCE, Long.toString(Time.currentTimeMillis()));
        return bean(AskedBean.State.WAITING, request, before.isPresent(), canGoBack);
    }

    private boolean isAllowed(UserModel user) {
        return new Limits(session)
                .take(
                        realm,
                        ClientAddress.mails(session.getContext().getConnection(), settings.perClient()),
                        new Count(user.getId(), OF_PERSON))
                .isEmpty();
    }

    /** In its own transaction: another tab may ask at the same moment, and then both find one request. */
    private Request open(UserModel user, ClientModel site, RequestKey key, @Nullable String words) {
        ClientConnection connection = session.getContext().getConnection();
        String language = session.getContext().resolveLocale(user).toLanguageTag();
        Requests.Asked asked = new Requests.Asked(
                RequestKind.ACCESS, key, user.getId(), site.getId(), null, RequestDetails.ofAccount(words));
        return Limits.repeated(() ->
                KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                    RealmModel ownRealm = own.realms().getRealm(realm.getId());
                    own.getContext().setRealm(ownRealm);
                    Requests.Opened opened = new Requests(own).open(realm.getId(), asked);
                    if (opened.isNew()) {
                        RequestEvent.report(own, ownRealm, opened.request(), asked.userId(), connection);
                        own.getProvider(Outbox.class)
                                .queue(new MailOrder(
                                        new AskedJob(),
                                        ownRealm,
                                        asked.userId(),
                                        null,
                                        language,
                                        AskedJob.about(opened.request())));
                    }
                    return opened.request();
                }));
    }

    /** Empty if this sign-in asked nothing, or if the request is gone or was granted: then the refusal is a new one. */
    Optional<AskedBean> look(UserModel user, boolean canGoBack) {
        String id = signIn.getAuthNote(REQUEST);
        Optional<Request> request = Optional.ofNullable(id)
                .flatMap(known -> new Requests(session).find(realm.getId(), known))
                .filter(known -> user.getId().equals(known.userId()));
        if (request.isEmpty() || isSettled(request.get())) {
            signIn.removeAuthNote(REQUEST);
            return Optional.empty();
        }
        AskedBean.State state = switch (request.get().state()) {
            case OPEN, GRANTED -> open();
            case DECLINED -> AskedBean.State.DECLINED;
            case EXPIRED -> AskedBean.State.EXPIRED;
        };
        return Optional.of(bean(state, request.get(), false, canGoBack));
    }

    /** The step may have read the account before the decision, or on a node that wasn't told yet: it looks again. */
    private static boolean isSettled(Request request) {
        return request.state() == RequestState.GRANTED
                && request.decidedAt()
                        .map(end -> end.plus(SPREAD).isBefore(Instant.ofEpochMilli(Time.currentTimeMillis())))
                        .orElse(true);
    }

    private AskedBean.State open() {
        if (isOver()) {
            return AskedBean.State.WAITED;
        }
        return NO.equals(session.getContext().getUri().getQueryParameters().getFirst(WAIT))
                ? AskedBean.State.STOPPED
                : AskedBean.State.WAITING;
    }

    private boolean isOver() {
        Instant since =
                Instant.ofEpochMilli(Long.parseLong(Objects.requireNonNullElse(signIn.getAuthNote(SINCE), "0")));
        return since.plusSeconds(realm.getAccessCodeLifespanLogin())
                .isBefore(Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    private AskedBean bean(AskedBean.State state, @Nullable Request request, boolean before, boolean canGoBack) {
        return new AskedBean(
                state,
                Sites.nameOf(signIn.getClient()),
                request == null
                        ? ""
                        : MailTime.inWords(
                                request.askedAt(), session.getContext().resolveLocale(null)),
                before,
                request == null ? null : request.reason(),
                canGoBack,
                self.toString());
    }
}
