package org.powersource.idp.district;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.SharedId;

/** A request of a contact. It is refused, answered here, or passed on with only the fields that a contact may set. */
final class ContactRequest {

    private static final String NOT_YOURS =
            "Contacts manage accounts of their own district only, and never those of other"
                    + " contacts or administrators";

    private static final String NOT_YOUR_GROUP = "Contacts see their own districts and the members of these only";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Sender sender;
    private final Contact contact;
    private final ContainerRequestContext request;

    ContactRequest(KeycloakSession session, Sender sender, Contact contact, ContainerRequestContext request) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.sender = sender;
        this.contact = contact;
        this.request = request;
    }

    void restrict(AllowedOperation.Match match) {
        Optional<UserModel> user = match.id("user").map(this::managed);
        match.id("group").ifPresent(id -> {
            if (!new Target(session, realm, contact).isGroup(id, match.operation())) {
                throw Refusal.forbidden(NOT_YOUR_GROUP);
            }
        });
        switch (match.operation()) {
            case CREATE -> create();
            case SAVE -> user.ifPresent(this::save);
            case RESET_PASSWORD -> user.ifPresent(this::setPassword);
            case CREDENTIAL_RESET -> user.ifPresent(this::mail);
            case SPOKEN_CODE -> code();
            case DECIDE -> replace(body().decision());
            case REMOVE_CREDENTIAL ->
                requireCredential(
                        user,
                        match,
                        SharedId.REMINDER_CREDENTIAL.id(),
                        "Contacts can remove the reminder question only");
            case LABEL_CREDENTIAL ->
                requireCredential(user, match, PasswordCredentialModel.TYPE, "Contacts can label passwords only");
            case GROUPS_OF_USER_COUNT -> user.ifPresent(this::countGroups);
            case ACTIONS -> answer(ContactMail.actions(realm));
            case LINKS_OF_USER, PROVIDERS, REALM_ROLES_TO_GIVE, CLIENT_ROLES_TO_GIVE -> answer(List.of());
            default -> {}
        }
    }

    /** An unknown id is refused like an account of another district. */
    private UserModel managed(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id))
                .filter(contact::manages)
                .orElseThrow(() -> Refusal.forbidden(NOT_YOURS));
    }

    /** A body without an account is refused by the method that answers. */
    private void code() {
        SentBody body = body();
        if (!body.user().isEmpty()) {
            managed(body.user());
        }
        replace(body.code());
    }

    private void answer(Object entity) {
        request.abortWith(Response.ok(entity, MediaType.APPLICATION_JSON_TYPE).build());
    }

    /** Number of groups in the list. */
    private void countGroups(UserModel user) {
        String search = Objects.requireNonNullElse(
                        request.getUriInfo().getQueryParameters().getFirst("search"), "")
                .toLowerCase(Locale.ROOT);
        long count = contact.groupsOf(user)
                .filter(group -> group.getName().toLowerCase(Locale.ROOT).contains(search))
                .count();
        answer(Map.of("count", count));
    }

    private void create() {
        SentBody body = body();
        if (realm.isRegistrationEmailAsUsername()
                && EmailAddress.of(body.email()).isEmpty()) {
            throw Refusal.badRequest(UserModel.EMAIL, "Enter the e-mail address that the person will sign in with");
        }
        check(body, null);
        Set<GroupModel> chosen = body.groups().isEmpty()
                ? onlyGroup()
                : body.groups().stream().map(this::ownGroup).collect(Collectors.toSet());
        Districts.sites(chosen.stream())
                .filter(sites -> !sites.containsAll(body.sites()))
                .ifPresent(sites -> {
                    throw Refusal.badRequest("The district has these sites only: " + String.join(", ", sites));
                });
        ObjectNode kept = body.newRecord(
                chosen.stream().map(KeycloakModelUtils::buildGroupPath).toList());
        countAddress(body, null);
        replace(kept);
    }

    /** Checks a new record (without {@code stored}) or a changed one. */
    private void check(SentBody body, @Nullable UserModel stored) {
        String language = body.language();
        boolean isKept = stored != null && language.equals(stored.getFirstAttribute(UserModel.LOCALE));
        if (!language.isEmpty() && !isKept && realm.getSupportedLocalesStream().noneMatch(language::equals)) {
            throw Refusal.badRequest("attributes.locale", "Choose a language that the site offers");
        }
        String email = EmailAddress.of(body.email()).stored();
        UserModel owner = email.isEmpty() || realm.isDuplicateEmailsAllowed()
                ? null
                : new Districts(session).unrestricted(() -> session.users().getUserByEmail(realm, email));
        if (owner != null && (stored == null || !owner.getId().equals(stored.getId()))) {
            throw Refusal.conflict("This address has an account already. Its owner can use Forgot My Password."
                    + " If the account should be in your district, ask an administrator of the site");
        }
    }

    /** Counts an address or spelling that the account doesn't have yet, because the new and the old mailbox each get a mail. */
    private void countAddress(SentBody body, @Nullable UserModel stored) {
        Set<String> present = stored == null
                ? Set.of("")
                : Stream.of("", SignInEmail.of(stored).spelling(), stored(stored))
                        .collect(Collectors.toSet());
        Stream.of(body.email(), body.spelling())
                .filter(entered -> !present.contains(entered))
                .findFirst()
                .ifPresent(
                        entered -> new AddressLimits(session, realm).count(EmailAddress.of(entered), contact, stored));
    }

    private static String stored(UserModel user) {
        return Objects.requireNonNullElse(user.getEmail(), "");
    }

    private Set<GroupModel> onlyGroup() {
        return switch (contact.groups().size()) {
            case 0 ->
                throw Refusal.forbidden(
                        "You belong to no district: ask an administrator of the site to add you to yours");
            case 1 -> contact.groups();
            default ->
                throw Refusal.badRequest("You manage several districts: choose the new account's with Join Groups");
        };
    }

    private GroupModel ownGroup(String path) {
        GroupModel group = new Districts(session).byPath(realm, path);
        if (group == null || !contact.groups().contains(group)) {
            throw Refusal.forbidden("You don't manage this district: " + path);
        }
        return group;
    }

    /** A new address isn't verified, even if the old one was. */
    private void save(UserModel user) {
        SentBody body = body();
        check(body, user);
        ObjectNode kept = body.record(
                JsonSerialization.mapper.valueToTree(ModelToRepresentation.toRepresentation(session, realm, user)));
        if (kept.isEmpty() && body.isUnlock() && isLocked(user)) {
            throw Refusal.forbidden(
                    "Contacts can't unlock an account. The lock ends by itself; a new password by Credential Reset ends it at once");
        }
        EmailAddress email = EmailAddress.of(body.email());
        if (!email.isEmpty() && !email.isSameAs(EmailAddress.of(user.getEmail()))) {
            kept.put("emailVerified", false);
        }
        countAddress(body, user);
        replace(kept);
    }

    private boolean isLocked(UserModel user) {
        return realm.isBruteForceProtected()
                && session.getProvider(BruteForceProtector.class).isTemporarilyDisabled(session, realm, user);
    }

    private void setPassword(UserModel user) {
        ObjectNode kept = body().temporaryPassword();
        new PasswordRules(session, realm).require(user, kept.path("value").asText(""));
        replace(kept);
    }

    private void mail(UserModel user) {
        Set<String> actions = body().actions();
        ContactMail mail = new ContactMail(session, user);
        mail.requireReachable();
        mail.count(contact);
        if (mail.isActivation(actions)) {
            replace(JsonSerialization.mapper.valueToTree(List.of(AllowedField.ACTIVATE.path())));
            return;
        }
        mail.orderReset(sender);
        request.abortWith(Response.noContent().build());
    }

    private static void requireCredential(
            Optional<UserModel> user, AllowedOperation.Match match, String type, String otherwise) {
        CredentialModel credential = user.flatMap(owner -> match.id("credential")
                        .map(id -> owner.credentialManager().getStoredCredentialById(id)))
                .orElse(null);
        if (credential != null && !Objects.equals(credential.getType(), type)) {
            throw Refusal.forbidden(otherwise);
        }
    }

    private SentBody body() {
        try {
            return SentBody.of(request.getEntityStream().readAllBytes());
        } catch (IOException e) {
            throw Refusal.badRequest("The request's body could not be read");
        }
    }

    private void replace(JsonNode body) {
        try {
            request.setEntityStream(new ByteArrayInputStream(JsonSerialization.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new IllegalStateException("Can't happen: written to memory", e);
        }
    }
}
