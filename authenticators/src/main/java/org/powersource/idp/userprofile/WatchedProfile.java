package org.powersource.idp.userprofile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.AbstractUserRepresentation;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.powersource.idp.account.AddressChanges;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;

/** A profile that stores the spelling of a saved address, and notices a changed address. Owners see their address in its exact spelling. */
final class WatchedProfile implements UserProfile {

    private final UserProfile profile;
    private final UserProfileContext context;
    private final KeycloakSession session;
    private final @Nullable SentRecord sent;
    private final Map<String, List<String>> beside = new HashMap<>();
    private @Nullable UserModel user;

    /**
     * Wraps a profile.
     *
     * @param sent null for a profile that is only shown
     * @param user null for a new account
     */
    WatchedProfile(
            UserProfile profile,
            UserProfileContext context,
            KeycloakSession session,
            @Nullable SentRecord sent,
            @Nullable UserModel user) {
        this.profile = profile;
        this.context = context;
        this.session = session;
        this.sent = sent;
        this.user = user;
    }

    /** Adds an attribute to the full representation only, for programs; no form shows it. */
    WatchedProfile with(String attribute, List<String> values) {
        beside.put(attribute, values);
        return this;
    }

    @Override
    public void validate() {
        profile.validate();
    }

    @Override
    public UserModel create() {
        return create(true);
    }

    @Override
    public UserModel create(boolean validate) {
        UserModel created = profile.create(validate);
        user = created;
        saved(created);
        return created;
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        UserModel account = user;
        if (account != null) {
            // Store the account's address first, so that the new one counts as a change.
            notice(account);
        }
        profile.update(removeAttributes, changeListener);
        if (account != null) {
            saved(account);
        }
    }

    private void saved(UserModel account) {
        if (sent != null && account.getEmail() != null && isEditable()) {
            EmailAddress stored = EmailAddress.of(account.getEmail());
            String spelling = sent.spelling();
            SignInEmail.keep(
                    account,
                    stored.isSameAs(EmailAddress.of(spelling))
                            ? spelling
                            : SignInEmail.of(account).spelling());
        }
        notice(account);
    }

    private void notice(UserModel account) {
        new AddressChanges(session).notice(session.getContext().getRealm(), account, byOwner());
    }

    /** Owners who may not change their address may not change its spelling either. */
    private boolean isEditable() {
        return !profile.getAttributes().isReadOnly(UserModel.EMAIL);
    }

    private boolean byOwner() {
        return context != UserProfileContext.USER_API && context != UserProfileContext.SCIM;
    }

    @Override
    public Attributes getAttributes() {
        return profile.getAttributes();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Keycloak's signature
    public <R extends AbstractUserRepresentation> R toRepresentation(boolean full) {
        R shown = profile.toRepresentation(full);
        if (context == UserProfileContext.USER_API && shown.getUserProfileMetadata() != null) {
            shown.setUserProfileMetadata(RecordLayout.of(shown.getUserProfileMetadata()));
        }
        UserModel owner = user;
        if (context == UserProfileContext.ACCOUNT && owner != null && shown.getEmail() != null) {
            String spelling = SignInEmail.of(owner).spelling();
            if (shown.getEmail().equals(shown.getUsername())) {
                shown.setUsername(spelling);
            }
            shown.setEmail(spelling);
        }
        if (full && !beside.isEmpty()) {
            Map<String, List<String>> attributes =
                    new HashMap<>(Objects.requireNonNullElse(shown.getAttributes(), Map.of()));
            attributes.putAll(beside);
            shown.setAttributes(attributes);
        }
        return shown;
    }
}
