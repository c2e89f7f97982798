package org.powersource.idp.ask;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.site.Sites;

/** Why a request can't be granted as things are now. It can still be declined. */
enum Obstacle {
    SITE_GONE("The site doesn't exist any more"),
    SITE_DISABLED("The site is disabled"),
    SITE_NOT_IN_DISTRICT("The district doesn't have this site"),
    ACCOUNT_DISABLED("The account is disabled"),
    ACCOUNT_EXISTS("There is an account with this address already"),
    DOMAIN_NOT_IN_DISTRICT("The district doesn't have the address's mail domain any more");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** For scripts and the log; the page has its own words. */
    String words() {
        return words;
    }

    /** In JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The first one that keeps the sender of the HTTP request from granting, if there is any.
     *
     * @param user whom the request is about; null for a new account
     */
    static Optional<Obstacle> of(
            KeycloakSession session, Deciders deciders, Request request, @Nullable UserModel user) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        return switch (request.kind()) {
            case ACCESS ->
                request.site(realm)
                        .map(site -> ofAccess(
                                site.getRole(Sites.roleOf(realm)) != null,
                                site.isEnabled(),
                                deciders.sitesForSender(session, realm, user)
                                        .map(sites -> sites.contains(site.getClientId()))
                                        .orElse(true),
                                user == null || user.isEnabled()))
                        .orElse(Optional.of(SITE_GONE));
            case HELP -> Optional.empty();
            case ACCOUNT -> {
                EmailAddress address =
                        Objects.requireNonNull(request.details().person()).address();
                yield ofAccount(
                        NewAccountCase.hasAccount(session, realm, address),
                        NewAccountCase.districts(session, realm, deciders, address)
                                .contains(request.requireDistrict()));
            }
        };
    }

    /** The rule for access: the first reason counts. */
    static Optional<Obstacle> ofAccess(boolean isSite, boolean isOn, boolean isInDistrict, boolean isAccountOn) {
        if (!isSite) {
            return Optional.of(SITE_GONE);
        }
        if (!isOn) {
            return Optional.of(SITE_DISABLED);
        }
        if (!isInDistrict) {
            return Optional.of(SITE_NOT_IN_DISTRICT);
        }
        return isAccountOn ? Optional.empty() : Optional.of(ACCOUNT_DISABLED);
    }

    /** The rule for a new account: the first reason counts. */
    static Optional<Obstacle> ofAccount(boolean hasAccount, boolean isDomainInDistrict) {
        if (hasAccount) {
            return Optional.of(ACCOUNT_EXISTS);
        }
        return isDomainInDistrict ? Optional.empty() : Optional.of(DOMAIN_NOT_IN_DISTRICT);
    }
}
