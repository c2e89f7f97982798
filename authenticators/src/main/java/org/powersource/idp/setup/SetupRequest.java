package org.powersource.idp.setup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Body of a setup.
 *
 * @param dryRun shows what would be changed, and changes nothing
 * @param settings also sets the optional settings: password policy, brute-force detection, languages and so on
 * @param sites client ids of the clients to make sites
 */
record SetupRequest(boolean dryRun, boolean settings, List<String> sites) {

    private static final String DRY_RUN = "dryRun";
    private static final String SETTINGS = "settings";
    private static final String SITES = "sites";
    /** Most sites in one call, because a dry run counts the accounts of each. */
    private static final int MOST_SITES = 200;

    private static final Set<String> FIELDS = Set.of(DRY_RUN, SETTINGS, SITES);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    SetupRequest {
        sites = List.copyOf(sites);
    }

    /** @throws BadInput for a body with any other content; an empty body counts as <code>{}</code> */
    static SetupRequest parse(String body) {
        JsonNode json = body.isBlank() ? JsonNodeFactory.instance.objectNode() : read(body);
        if (!json.isObject()) {
            throw new BadInput("body", "The body must be a JSON object");
        }
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new BadInput(field, "Unknown field; known are dryRun, settings and sites");
            }
        });
        return new SetupRequest(flag(json, DRY_RUN), flag(json, SETTINGS), sites(json));
    }

    private static JsonNode read(String body) {
        try {
            return STRICT.readTree(body);
        } catch (IOException e) {
            throw new BadInput("body", "The body can't be read as JSON");
        }
    }

    private static boolean flag(JsonNode json, String field) {
        if (json.has(field) && !json.get(field).isBoolean()) {
            throw new BadInput(field, "Must be true or false");
        }
        return json.path(field).asBoolean();
    }

    private static List<String> sites(JsonNode json) {
        if (!json.has(SITES)) {
            return List.of();
        }
        JsonNode sites = json.get(SITES);
        if (!sites.isArray() || StreamSupport.stream(sites.spliterator(), false).anyMatch(site -> !site.isTextual())) {
            throw new BadInput(SITES, "Must be a list of client ids");
        }
        List<String> clientIds = Value.texts(sites).stream().distinct().toList();
        if (clientIds.size() > MOST_SITES) {
            throw new BadInput(SITES, "At most " + MOST_SITES + " clients in one call");
        }
        return clientIds;
    }
}
