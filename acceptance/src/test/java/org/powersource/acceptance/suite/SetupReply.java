package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An answer of {@code /powersource/setup}. */
public final class SetupReply {

    private SetupReply() {}

    public static String state(AdminApi.Reply reply) {
        return reply.json().path("state").asText();
    }

    public static List<String> changes(AdminApi.Reply reply) {
        List<String> changes = new ArrayList<>();
        reply.json().path("changes").forEach(change -> changes.add(change.asText()));
        return changes;
    }

    public static List<String> codes(AdminApi.Reply reply) {
        return texts(reply.json().path("findings"), "code");
    }

    public static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    public static JsonNode finding(AdminApi.Reply reply, String code) {
        for (JsonNode finding : reply.json().path("findings")) {
            if (finding.path("code").asText().equals(code)) {
                return finding;
            }
        }
        throw new AssertionError("No " + code + " in " + reply);
    }
}
