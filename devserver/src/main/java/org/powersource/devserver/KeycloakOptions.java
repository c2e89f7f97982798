package org.powersource.devserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Command lines for {@code kc.sh}. An option with an empty value is a flag, such as {@code --import-realm}. */
final class KeycloakOptions {

    private KeycloakOptions() {}

    static List<String> line(String command, Map<String, String> options) {
        List<String> line = new ArrayList<>();
        line.add(command);
        options.forEach((name, value) -> line.add("--" + name + (value.isEmpty() ? "" : "=" + value)));
        return line;
    }
}
