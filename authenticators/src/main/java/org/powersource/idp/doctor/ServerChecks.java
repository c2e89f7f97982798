package org.powersource.idp.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.common.Version;
import org.powersource.idp.account.Languages;
import org.powersource.idp.keycloakdb.EventRows;
import org.powersource.idp.keycloakdb.EventRows.Origins;
import org.powersource.idp.kit.BrandText;

/** Checks of the server: version, features, network; and of languages. */
final class ServerChecks {

    /** The newest minor version that the tests run on. */
    static final String TESTED = "26.7";

    private static final int LAST_SIGN_INS = 1000;

    /** With at least this many accounts, a shared address is no coincidence. */
    private static final int MANY = 50;

    /** An IP address, which needs no DNS look-up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]+");

    private static final int UNIQUE_LOCAL = 0xfc;

    private ServerChecks() {}

    static Stream<Place> workflows(Examined realm) {
        return feature("WORKFLOWS");
    }

    static Stream<Place> scim(Examined realm) {
        return feature("SCIM_API");
    }

    /** Looks the feature up by name: some versions of Keycloak may not have it. */
    private static Stream<Place> feature(String name) {
        boolean on = Profile.getInstance().getFeatures().entrySet().stream()
                .anyMatch(feature -> feature.getKey().name().equals(name) && feature.getValue());
        return on ? Stream.of(Place.at("server")) : Stream.empty();
    }

    static Stream<Place> proxy(Examined realm) {
        Origins origins = new EventRows(realm.session(), realm.realm()).origins(MailChecks.start(), LAST_SIGN_INS);
        return origins.accounts() >= MANY && origins.addresses() == 1 && isInternal(origins.oneAddress())
                ? Stream.of(Place.at("address " + origins.oneAddress() + ", " + origins.accounts() + " accounts"))
                : Stream.empty();
    }

    static boolean isInternal(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return false;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed.isSiteLocalAddress()
                    || parsed.isLoopbackAddress()
                    || parsed.isLinkLocalAddress()
                    || (parsed.getAddress().length > 4 && (parsed.getAddress()[0] & 0xfe) == UNIQUE_LOCAL);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static Stream<Place> texts(Examined realm) {
        Set<String> languages = new TreeSet<>(Languages.of(realm.realm()));
        Map<String, Set<String>> overridden = new TreeMap<>();
        realm.realm()
                .getRealmLocalizationTexts()
                .forEach((language, texts) -> texts.keySet()
                        .forEach(key -> overridden
                                .computeIfAbsent(key, any -> new TreeSet<>())
                                .add(language)));
        return overridden.entrySet().stream()
                .filter(text -> !BrandText.keys().contains(text.getKey())
                        || !text.getValue().contains("en"))
                .filter(text -> !text.getValue().containsAll(languages))
                .map(text -> Place.at(
                        "text " + text.getKey(),
                        "Overridden in " + String.join(", ", text.getValue()) + "; not in "
                                + languages.stream()
                                        .filter(language -> !text.getValue().contains(language))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    static Stream<Place> languages(Examined realm) {
        return Languages.of(realm.realm()).stream()
                .sorted()
                .filter(language ->
                        Stream.of(language, language.split("-", 2)[0]).noneMatch(ServerChecks::isShipped))
                .map(language -> Place.at("language " + language));
    }

    private static boolean isShipped(String language) {
        String file = "/theme-resources/messages/messages_" + language.replace('-', '_') + ".properties";
        return ServerChecks.class.getResource(file) != null;
    }

    static Stream<Place> version(Examined realm) {
        return isNewer(Version.VERSION) ? Stream.of(Place.at("Keycloak " + Version.VERSION)) : Stream.empty();
    }

    static boolean isNewer(String version) {
        List<Integer> running = numbers(version);
        List<Integer> tested = numbers(TESTED);
        return running.size() == 2
                && (running.get(0) > tested.get(0)
                        || (running.get(0).equals(tested.get(0)) && running.get(1) > tested.get(1)));
    }

    private static List<Integer> numbers(String version) {
        return Stream.of(version.split("[.-]", -1))
                .limit(2)
                .filter(part -> part.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .toList();
    }
}
