package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.ErrorRepresentation;

class RefusalTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Refusal.badRequest("why"), 400, null),
                Arguments.of(Refusal.badRequest("email", "why"), 400, "email"),
                Arguments.of(Refusal.unauthorized("why"), 401, null),
                Arguments.of(Refusal.forbidden("why"), 403, null),
                Arguments.of(Refusal.conflict("why"), 409, null),
                Arguments.of(Refusal.tooMany("why"), 429, null));
    }

    /** In the form of Keycloak's own errors, which the console shows at the field. */
    @ParameterizedTest
    @MethodSource("refusals")
    void consoleShowsTheReason(Refusal refusal, int status, @Nullable String field) {
        Response response = refusal.response();

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(response.getEntity()).isInstanceOfSatisfying(ErrorRepresentation.class, error -> {
            assertThat(error.getErrorMessage()).isEqualTo("why");
            assertThat(error.getField()).isEqualTo(field);
        });
    }
}
