package org.powersource.devserver;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All settings of a {@link KeycloakServerBuilder}; the maps contain options of Keycloak's command line. */
record ServerSettings(
        Artifacts artifacts,
        Path directory,
        boolean temporary,
        Path log,
        Port httpPort,
        Port managementPort,
        String url,
        Database database,
        List<Path> realms,
        String adminUser,
        String adminPassword,
        Map<String, String> environment,
        Map<String, String> buildOptions,
        Map<String, String> runOptions,
        Progress progress) {

    /** Limited, because two servers and a browser run on a small machine. */
    private static final String HEAP = "-Xms64m -Xmx768m";

    ServerSettings {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("JAVA_OPTS_KC_HEAP", HEAP);
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", adminUser);
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        variables.putAll(database.environment());
        variables.putAll(environment);
        environment = variables;

        Map<String, String> build = new LinkedHashMap<>();
        build.put("db", database.vendor());
        build.put("health-enabled", "true");
        build.put("metrics-enabled", "true");
        // Contacts would see its tab on a user's record, which works for realm administrators only.
        build.put("features-disabled", "workflows");
        build.putAll(buildOptions);
        buildOptions = build;

        Map<String, String> run = new LinkedHashMap<>();
        run.put("http-enabled", "true");
        run.put("http-host", "127.0.0.1");
        run.put("http-port", Integer.toString(httpPort.number()));
        run.put("http-management-port", Integer.toString(managementPort.number()));
        run.put("hostname", url);
        run.put("cache", "local");
        run.putAll(runOptions);
        if (!realms.isEmpty()) {
            run.putIfAbsent("import-realm", "");
        }
        runOptions = run;
        realms = List.copyOf(realms);
    }

    @Override
    public String toString() {
        return url + " in " + directory;
    }
}
