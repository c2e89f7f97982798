package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.district.AllowedField.Body;

/** Requests of contacts to the admin API. {@code mvn test -Pfuzz} looks for requests that change more than the lists allow. */
class ContactRequestFuzzTest {

    private static final Set<String> STORED_ATTRIBUTES = Set.of("badge", "siteAccess");
    private static final JsonNode STORED = JsonSerialization.mapper.valueToTree(
            Map.of("enabled", true, "attributes", Map.of("badge", List.of("7"), "siteAccess", List.of("old"))));

    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/realms/r/users | {\"email\":\"a@b.example\",\"enabled\":false,\"attributes\":{\"siteAccess\":[\"s\"]}}",
                "/admin/realms/r/users/1/reset-password | {\"type\":\"password\",\"temporary\":false}",
                "/admin/realms/r/users/1/execute-actions-email/ | [\"UPDATE_PASSWORD\"]",
                "/admin/realms/r/users/1/../2 | {\"attributes\":{\"siteAccess\":{\"a\":[]},\"signInEmail\":null}}",
                "admin/realms/r//users;x=1 | [[[[]]]]",
                "/admin/realms/%2e%2e/users | {\"attributes\":\"no object\",\"groups\":\"/districts/own\"}",
                "/admin/realms/r/groups/1/members | 1e999",
                "/ | {"
            })
    @FuzzTest(maxDuration = "10m")
    void onlyWhatIsListedGetsThrough(@NotNull String path, @NotNull String json) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            AllowedOperation.find(method, path)
                    .ifPresent(match -> assertThat(path).matches("(?s)/?admin/realms/[^/]+(/.*)?"));
        }
        SentBody body = refusedOr(() -> SentBody.of(json.getBytes(StandardCharsets.UTF_8)));
        if (body == null) {
            return;
        }
        assertListed(Body.NEW, Set.of("enabled", "groups"), Set.of(), () -> body.newRecord(List.of("/districts/own")));
        assertListed(Body.RECORD, Set.of(), STORED_ATTRIBUTES, () -> body.record(STORED));
        assertListed(Body.PASSWORD, Set.of("type", "temporary"), Set.of(), body::temporaryPassword);
        assertListed(Body.CODE, Set.of(), Set.of(), body::code);
        assertListed(Body.DECISION, Set.of(), Set.of(), body::decision);
        assertThat(body.user()).isNotNull();
        Set<String> actions = refusedOr(body::actions);
        if (actions != null) {
            assertThat(AllowedField.fields(Body.ACTIONS)).containsAll(actions);
        }
        assertThat(body.email()).isNotNull();
        assertThat(body.groups()).isNotNull();
        assertThat(body.sites()).isNotNull();
    }

    private static void assertListed(
            Body kind, Set<String> ours, Set<String> stored, Supplier<? extends JsonNode> made) {
        JsonNode kept = refusedOr(made);
        if (kept != null) {
            assertSubset(kept, AllowedField.fields(kind), ours, Set.of("attributes"));
            assertSubset(kept.path("attributes"), AllowedField.attributes(kind), stored, Set.of());
        }
    }

    @SafeVarargs
    private static void assertSubset(JsonNode object, Set<String>... listed) {
        Set<String> names = new HashSet<>();
        for (Set<String> each : listed) {
            names.addAll(each);
        }
        object.fieldNames().forEachRemaining(name -> assertThat(names).contains(name));
    }

    private static <T> @Nullable T refusedOr(Supplier<T> made) {
        try {
            return made.get();
        } catch (Refusal refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
            return null;
        }
    }
}
