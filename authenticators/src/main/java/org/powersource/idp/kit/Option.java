package org.powersource.idp.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * One option of a provider, declared once: what the admin console shows, the default as text, and how to read it.
 *
 * <p>No value means the default. A value that can't be read causes one warning that names the option, and the default applies: a typing
 * mistake in the admin console must not stop sign-ins. A default that can't be read fails when the declaring class loads.
 */
public final class Option<T> {

    private static final Logger LOG = Logger.getLogger(Option.class);

    private final Property property;
    private final Function<String, T> parser;
    private final T fallback;

    private Option(Property property, String fallback, Function<String, T> parser) {
        property.setDefaultValue(fallback);
        property.parser = parser;
        this.property = property;
        this.parser = parser;
        this.fallback = parser.apply(fallback);
    }

    /** The option as Keycloak sees it. */
    private static final class Property extends ProviderConfigProperty {

        private Function<String, ?> parser = Function.identity();

        private Property(String name, String label, String help, String type, Object fallback) {
            super(name, label, help, type, fallback);
        }
    }

    /**
     * Why a stored value can't be read; empty if it can, if there is none, or if the property isn't an option of the suite.
     *
     * @param property one of those that a factory lists
     */
    public static Optional<String> refusal(ProviderConfigProperty property, @Nullable String stored) {
        String text = stored == null ? "" : stored.trim();
        if (text.isEmpty() || !(property instanceof Property option)) {
            return Optional.empty();
        }
        try {
            Object unused = option.parser.apply(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("'" + text + "' is " + e.getMessage());
        }
    }

    /** The value in use: the stored one, or the default if it is missing or can't be read. */
    public static String used(ProviderConfigProperty property, @Nullable String stored) {
        String text = stored == null ? "" : stored.trim();
        return text.isEmpty() || refusal(property, text).isPresent()
                ? String.valueOf(property.getDefaultValue())
                : text;
    }

    /** A free text. Surrounding spaces don't count, and a text of spaces only is no value. */
    public static Option<String> text(String name, String label, String help, String fallback) {
        return new Option<>(
                new Property(name, label, help, ProviderConfigProperty.STRING_TYPE, fallback),
                fallback,
                Function.identity());
    }

    /** A whole number from {@code least} to {@code most}; the name says the unit. */
    public static Option<Integer> number(String name, String label, String help, int least, int most, String fallback) {
        return new Option<>(
                new Property(name, label, help, ProviderConfigProperty.STRING_TYPE, fallback), fallback, text -> {
                    int number = wholeNumber(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException("not from " + least + " to " + most);
                    }
                    return number;
                });
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no whole number", e);
        }
    }

    /** On or off. */
    public static Option<Boolean> flag(String name, String label, String help, boolean fallback) {
        String written = Boolean.toString(fallback);
        return new Option<>(
                new Property(name, label, help, ProviderConfigProperty.BOOLEAN_TYPE, written),
                written,
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("neither true nor false");
                });
    }

    /** One of the constants of {@code type}; written in lower case with hyphens, {@code LOCAL_PART} as local-part. */
    public static <E extends Enum<E>> Option<E> choice(
            String name, String label, String help, Class<E> type, String fallback) {
        List<E> constants = List.of(type.getEnumConstants());
        Property property = new Property(name, label, help, ProviderConfigProperty.LIST_TYPE, fallback);
        property.setOptions(constants.stream().map(Option::written).toList());
        return new Option<>(
                property,
                fallback,
                text -> constants.stream()
                        .filter(constant -> written(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not one of " + property.getOptions())));
    }

    /** The text of a constant, as {@link #choice} reads it. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The list that a factory's {@code getConfigProperties} returns. */
    public static List<ProviderConfigProperty> properties(Option<?>... options) {
        return Arrays.stream(options)
                .<ProviderConfigProperty>map(option -> option.property)
                .toList();
    }

    /** The value in a provider's stored configuration. */
    public T in(@Nullable Map<String, ?> config) {
        Object stored = config == null ? null : config.get(property.getName());
        String text = stored == null ? "" : stored.toString().trim();
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "Option %s: '%s' is %s; the default '%s' is used",
                    property.getName(), text, e.getMessage(), property.getDefaultValue());
            return fallback;
        }
    }
}
