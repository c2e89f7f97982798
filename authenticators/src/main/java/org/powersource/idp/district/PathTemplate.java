package org.powersource.idp.district;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path below {@code /admin/realms/{realm}} with parameters in braces. */
final class PathTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
    private static final String REALM = "/?admin/realms/(?<realm>[^/]+)";

    private final String text;
    private final List<String> parameters;
    private final Pattern pattern;

    PathTemplate(String text) {
        this.text = text;
        this.parameters =
                PARAMETER.matcher(text).results().map(found -> found.group(1)).toList();
        String below = text.isEmpty() ? "" : "/" + text;
        // More than one slash at the end reaches the same method of the server.
        this.pattern = Pattern.compile(REALM + PARAMETER.matcher(below).replaceAll("(?<$1>[^/]+)") + "/*");
    }

    /** Values of the parameters, if the path matches. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        parameters.forEach(name -> values.put(name, matcher.group(name)));
        return Optional.of(values);
    }

    @Override
    public String toString() {
        return text;
    }
}
