package org.powersource.idp.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.keycloakdb.RequestRows;
import org.powersource.idp.problem.Problem;
import org.powersource.idp.problem.Problems;
import org.powersource.idp.site.Sites;

/** The requests that one sender sees and may decide: a contact's own districts', an administrator's realm's; never one about the sender. */
final class RequestList {

    static final Set<String> OPEN = Set.of("open");
    static final Set<String> ALL = Set.of("open", "decided");

    private static final int READ_AT_ONCE = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel sender;
    private final Optional<Set<String>> groups;
    private final Deciders deciders;

    /** @param groups ids; empty for an administrator */
    RequestList(
            KeycloakSession session,
            RealmModel realm,
            UserModel sender,
            Optional<Set<String>> groups,
            Deciders deciders) {
        this.session = session;
        this.realm = realm;
        this.sender = sender;
        this.groups = groups;
        this.deciders = deciders;
    }

    List<ListedRequest> page(Set<String> states, int first, int max) {
        return requests(states, first, max).stream().map(this::listed).toList();
    }

    /** Reads on until there are enough, since some of the groups' requests aren't the sender's to decide. */
    List<Request> requests(Set<String> states, int first, int max) {
        List<Request> theirs = new ArrayList<>();
        List<String> ids;
        int read = 0;
        do {
            ids = ids(states, read);
            read += ids.size();
            new Requests(session)
                    .all(ids).stream()
                            .filter(request -> isTheirs(request, user(request)))
                            .forEach(theirs::add);
        } while (ids.size() == READ_AT_ONCE && theirs.size() - first < max);
        return theirs.stream().skip(first).limit(max).toList();
    }

    private List<String> ids(Set<String> states, int first) {
        RequestRows rows = new RequestRows(session, realm);
        if (groups.isEmpty()) {
            return rows.all(states, first, READ_AT_ONCE);
        }
        return groups.get().isEmpty() ? List.of() : rows.ofGroups(groups.get(), states, first, READ_AT_ONCE);
    }

    /** Whether the sender may decide a request, as accounts and groups are at this moment. */
    boolean isTheirs(Request request, @Nullable UserModel user) {
        if (request.kind() != RequestKind.ACCOUNT && user == null) {
            return false;
        }
        if (user == null) {
            return groups.isEmpty() || groups.get().contains(request.requireDistrict());
        }
        return !user.getId().equals(sender.getId())
                && (groups.isEmpty() || isManaged(groups.get(), user))
                && (groups.isEmpty() || !isProtected(request, user));
    }

    private boolean isManaged(Set<String> ids, UserModel user) {
        return deciders.groupsOf(session, user).stream().anyMatch(ids::contains);
    }

    /** Without the sender's permissions, which may hide the account's roles. */
    private boolean isProtected(Request request, UserModel user) {
        return !request.kind()
                .isDecidedByContacts(
                        AdminPermissionsSchema.runWithoutAuthorization(session, () -> Privilege.of(session, user)));
    }

    /** Whom a request is about, whether the sender may open the record or not; null for a new account, and if it is gone. */
    @Nullable
    UserModel user(Request request) {
        String id = request.userId();
        return id == null
                ? null
                : AdminPermissionsSchema.runWithoutAuthorization(
                        session, () -> session.users().getUserById(realm, id));
    }

    private ListedRequest listed(Request request) {
        UserModel user = user(request);
        RequestDetails.Person person = request.details().person();
        Optional<ClientModel> site = request.site(realm);
        return new ListedRequest(
                request.id(),
                request.kind().word(),
                request.state().word(),
                request.askedAt().toEpochMilli(),
                request.userId(),
                person == null ? firstName(user) : person.firstName(),
                person == null ? lastName(user) : person.lastName(),
                person == null ? (user == null ? "" : SignInEmail.of(user).spelling()) : person.email(),
                site.map(ClientModel::getClientId).orElse(null),
                site.map(Sites::nameOf).orElse(null),
                request.details().words().isEmpty() ? null : request.details().words(),
                user == null ? null : lastProblem(user),
                request.isOpen()
                        ? Obstacle.of(session, deciders, request, user)
                                .map(Obstacle::word)
                                .orElse(null)
                        : null,
                request.decidedAt().map(time -> time.toEpochMilli()).orElse(null),
                sender.getId().equals(request.decidedBy()),
                request.reason());
    }

    private static String firstName(@Nullable UserModel user) {
        return user == null ? "" : Objects.requireNonNullElse(user.getFirstName(), "");
    }

    private static String lastName(@Nullable UserModel user) {
        return user == null ? "" : Objects.requireNonNullElse(user.getLastName(), "");
    }

    private @Nullable String lastProblem(UserModel user) {
        return new Problems(session)
                .of(user).stream().map(Problem::cause).findFirst().orElse(null);
    }
}
