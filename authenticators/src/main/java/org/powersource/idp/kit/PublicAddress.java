package org.powersource.idp.kit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.RealmModel;

/**
 * The address at which people reach the server, as configured. Only this address may be in a mail: the sender of a request can forge an
 * address that is taken from it.
 */
public final class PublicAddress {

    private PublicAddress() {}

    /** Whether the realm's {@code frontendUrl} or the server's {@code hostname} is a full URL (seen on 26.7.3). */
    public static boolean isConfigured(RealmModel realm) {
        return isUrl(realm.getAttribute("frontendUrl")) || isHostnameUrl();
    }

    /** Whether every realm has such an address. */
    public static boolean isHostnameUrl() {
        return isUrl(Config.scope("hostname", "v2").get("hostname"));
    }

    private static boolean isUrl(@Nullable String text) {
        return Optional.ofNullable(text).filter(url -> url.startsWith("http")).isPresent();
    }
}
