package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The doctor's findings about a realm. */
public final class Findings {

    private static final String RESOURCE = "/powersource/setup";

    private final Realm realm;

    public Findings(Realm realm) {
        this.realm = realm;
    }

    /** One finding. */
    public record Found(String code, String severity, String where, String text, String fix) {

        @Override
        public String toString() {
            return severity + " " + code + " (" + where + ") " + text;
        }
    }

    public List<Found> all() {
        List<Found> all = new ArrayList<>();
        get("").json()
                .path("findings")
                .forEach(found -> all.add(new Found(
                        found.path("code").asText(),
                        found.path("severity").asText(),
                        found.path("where").asText(),
                        found.path("text").asText(),
                        found.path("fix").asText())));
        return all;
    }

    /** Codes without those of setup about changed elements. */
    public List<String> codes() {
        return all().stream()
                .map(Found::code)
                .filter(code -> !code.equals("element-changed"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Steps of each way through a flow that misses a step. */
    public List<List<String>> paths(String flow) {
        List<List<String>> paths = new ArrayList<>();
        AdminApi.Reply reply = get("/paths?flow=" + flow.replace(" ", "%20"));
        if (reply.status() != 200) {
            throw new IllegalStateException(flow + ": " + reply);
        }
        for (JsonNode path : reply.json()) {
            List<String> steps = new ArrayList<>();
            path.path("steps").forEach(step -> steps.add(step.asText()));
            paths.add(steps);
        }
        return paths;
    }

    public AdminApi.Reply get(String path) {
        return realm.adminApi().get(RESOURCE + path);
    }
}
