package org.powersource.idp.userprofile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.AttributeValidatorMetadata;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.OptionsValidator;
import org.powersource.idp.account.ComputedField;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.district.Districts;
import org.powersource.idp.site.Sites;

/**
 * Keycloak's user profile with additions that no stored configuration can contain: the current sites as options of the attribute {@code
 * siteAccess} (for a contact those of the district), the {@link ComputedField}s of the account, and the rules for addresses and languages.
 * Nothing is stored, or kept longer than a request, so every node shows the current values. In a realm that doesn't use the suite it is
 * Keycloak's own profile.
 */
final class RecordProfileProvider extends DeclarativeUserProfileProvider {

    private final KeycloakSession session;

    /** Sites of the record that is being created: Keycloak's call for the metadata doesn't name the account. */
    private @Nullable OfferedSites offered;

    /** Sites by realm id, read once for all records that this request shows. */
    private final Map<String, List<Sites.Site>> known = new HashMap<>();

    /** By realm and limit, made once as well. */
    private final Map<Reach, OfferedSites> offers = new HashMap<>();

    /** @param limit client ids of the sites that the sender may tick; empty: all */
    private record Reach(String realmId, Optional<Set<String>> limit) {}

    RecordProfileProvider(KeycloakSession session, DeclarativeUserProfileProviderFactory factory) {
        super(session, factory);
        this.session = session;
    }

    /** A profile to show. */
    @Override
    @SuppressWarnings("NullAway") // stock's own signature takes null
    public UserProfile create(UserProfileContext context, @Nullable UserModel user) {
        if (!SuiteRealm.is(realm()) || user == null) {
            return super.create(context, user);
        }
        if (context != UserProfileContext.USER_API || isServiceAccount(user)) {
            return new WatchedProfile(super.create(context, user), context, session, null, user);
        }
        List<Sites.Site> sites = known.computeIfAbsent(realm().getId(), id -> sites());
        OfferedSites shown = offers.computeIfAbsent(
                new Reach(realm().getId(), limit(user)), reach -> within(reach.limit(), Set.of(), sites));
        UserProfile record = record(context, user, sites, shown);
        return new WatchedProfile(record, context, session, null, user).with(ShownSites.ATTRIBUTE, shown.shown());
    }

    private UserProfile record(UserProfileContext context, UserModel user, List<Sites.Site> sites, OfferedSites shown) {
        Map<String, List<String>> values = new HashMap<>(user.getAttributes());
        values.computeIfPresent(
                Sites.ATTRIBUTE,
                (name, ticked) -> ticked.stream().filter(shown::include).toList());
        values.putAll(new ComputedFields(session, realm(), user, sites).values());
        return offering(shown, () -> super.create(context, values, user));
    }

    /** A profile to save, for an existing account. */
    @Override
    @SuppressWarnings("NullAway") // stock's own signature takes null
    public UserProfile create(UserProfileContext context, Map<String, ?> sent, @Nullable UserModel user) {
        // Null for the page that reviews an identity provider's data: no account exists yet.
        if (!SuiteRealm.is(realm()) || user == null || isServiceAccount(user)) {
            return super.create(context, sent, user);
        }
        return saved(context, sent, user, values -> super.create(context, values, user));
    }

    @Override
    public UserProfile create(UserProfileContext context, Map<String, ?> sent) {
        return SuiteRealm.is(realm())
                ? saved(context, sent, null, values -> super.create(context, values))
                : super.create(context, sent);
    }

    /** @param user null for a new account */
    private UserProfile saved(
            UserProfileContext context,
            Map<String, ?> sent,
            @Nullable UserModel user,
            Function<Map<String, ?>, UserProfile> create) {
        SentRecord record = SentRecord.of(realm(), context, sent, user);
        UserProfile profile = context == UserProfileContext.USER_API
                ? withTicks(record.attributes(), user, create)
                : create.apply(record.attributes());
        return new WatchedProfile(profile, context, session, record, user);
    }

    private UserProfile withTicks(
            Map<String, ?> sent, @Nullable UserModel user, Function<Map<String, ?>, UserProfile> create) {
        List<Sites.Site> sites = sites();
        Optional<Set<String>> limit = limit(user);
        Set<String> stored = user == null ? Set.of() : ticks(user);
        // A saved record also contains ticks of other sites.
        return offering(
                within(limit, stored, sites),
                () -> create.apply(attributes(sent, limit.orElse(stored), stored, sites)));
    }

    /**
     * Removes the computed fields, which a form sends back, and stored ticks without a site, for example from an import: with them the
     * record couldn't be saved. Other unknown sites stay and cause an error. A contact's request doesn't change ticks of sites outside the
     * district.
     */
    private Map<String, ?> attributes(
            Map<String, ?> sent, Set<String> own, Set<String> stored, List<Sites.Site> sites) {
        Map<String, Object> saved = new HashMap<>(sent);
        saved.keySet().removeAll(ComputedField.attributes());
        ShownSites shown = ShownSites.sent(saved.remove(ShownSites.ATTRIBUTE));
        Set<String> untouched = new HashSet<>(stored);
        untouched.removeAll(own);
        List<Object> ticked = new ArrayList<>(untouched);
        if (sent.get(Sites.ATTRIBUTE) instanceof List<?> values) {
            ticked.addAll(values);
        } else if (untouched.isEmpty()) {
            return saved;
        }
        Set<String> existing = ids(sites);
        saved.put(
                Sites.ATTRIBUTE,
                shown.ticks(ticked, stored, sites, new Sites(session, realm())::lock).stream()
                        .filter(site -> !stored.contains(site) || existing.contains(site))
                        .toList());
        return saved;
    }

    @Override
    protected UserProfileMetadata configureUserProfile(UserProfileMetadata base, KeycloakSession current) {
        UserProfileMetadata metadata = super.configureUserProfile(base, current);
        if (!SuiteRealm.is(realm())) {
            return metadata;
        }
        RecordRulesFactory.ATTRIBUTES.stream()
                .flatMap(name -> metadata.getAttribute(name).stream())
                .forEach(attribute -> attribute.addValidators(
                        List.of(new AttributeValidatorMetadata(RecordRulesFactory.ID, ValidatorConfig.EMPTY))));
        metadata.getAttribute(Sites.ATTRIBUTE).forEach(RecordProfileProvider::forgetStoredSites);
        // Other contexts, such as each sign-in, neither show nor change sites.
        if (metadata.getContext() == UserProfileContext.USER_API) {
            metadata.getAttribute(Sites.ATTRIBUTE).forEach(this::offerSites);
            Stream.of(ComputedField.values()).forEach(field -> add(field, metadata));
        }
        return metadata;
    }

    private static void forgetStoredSites(AttributeMetadata section) {
        section.setValidators(Optional.ofNullable(section.getValidators()).orElse(List.of()).stream()
                .filter(validator -> !validator.getValidatorId().equals(OptionsValidator.ID))
                .collect(Collectors.toList()));
    }

    private void offerSites(AttributeMetadata section) {
        OfferedSites sites = offered == null ? within(limit(null), Set.of(), sites()) : offered;
        section.addValidators(List.of(new AttributeValidatorMetadata(
                OptionsValidator.ID,
                ValidatorConfig.builder()
                        .config(OptionsValidator.KEY_OPTIONS, sites.options())
                        .build())));
        section.addAnnotations(Map.of("inputOptionLabels", sites.labels()));
    }

    /** All sites; to a contact those of the district, and others that are kept. */
    private static OfferedSites within(Optional<Set<String>> limit, Set<String> kept, List<Sites.Site> sites) {
        return new OfferedSites(sites.stream()
                .filter(site ->
                        limit.isEmpty() || limit.get().contains(site.clientId()) || kept.contains(site.clientId()))
                .toList());
    }

    /**
     * Client ids of the sites that the sender may tick; empty: all.
     *
     * @param record null for a new account
     */
    private Optional<Set<String>> limit(@Nullable UserModel record) {
        return new Districts(session).sitesForSender(realm(), record);
    }

    private static void add(ComputedField field, UserProfileMetadata metadata) {
        AttributeMetadata line = metadata.addAttribute(
                field.attribute(),
                guiOrder(field, metadata),
                AttributeMetadata.ALWAYS_FALSE,
                AttributeMetadata.ALWAYS_TRUE);
        line.setRequired(AttributeMetadata.ALWAYS_FALSE);
        line.setAttributeDisplayName(field.label());
        // The only help text that the console shows (26.7.4 UserProfileGroup.tsx).
        line.addAnnotations(Map.of("inputHelperTextBefore", field.help()));
        if (field == ComputedField.SITES_BY_ROLE) {
            metadata.getAttribute(Sites.ATTRIBUTE).stream()
                    .map(AttributeMetadata::getAttributeGroupMetadata)
                    .filter(Objects::nonNull)
                    .forEach(line::setAttributeGroupMetadata);
        }
    }

    /** Keycloak counts from 0 (26.7.4 {@code DeclarativeUserProfileProvider}). */
    private static int guiOrder(ComputedField field, UserProfileMetadata metadata) {
        return switch (field) {
            case STATUS -> -4;
            case LAST_MAIL -> -3;
            case LAST_PROBLEM -> -2;
            case OPEN_REQUEST -> -1;
            case SITES_BY_ROLE ->
                metadata.getAttributes().stream()
                                .mapToInt(AttributeMetadata::getGuiOrder)
                                .max()
                                .orElse(0)
                        + 1;
        };
    }

    private <T> T offering(OfferedSites sites, Supplier<T> make) {
        OfferedSites before = offered;
        offered = sites;
        try {
            return make.get();
        } finally {
            offered = before;
        }
    }

    private static boolean isServiceAccount(UserModel user) {
        return user.getServiceAccountClientLink() != null;
    }

    private static Set<String> ticks(UserModel user) {
        return user.getAttributeStream(Sites.ATTRIBUTE).collect(Collectors.toSet());
    }

    private List<Sites.Site> sites() {
        return new Sites(session, realm()).all();
    }

    private static Set<String> ids(List<Sites.Site> sites) {
        return sites.stream().map(Sites.Site::clientId).collect(Collectors.toSet());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
