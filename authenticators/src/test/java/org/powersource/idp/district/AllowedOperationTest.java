package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AllowedOperationTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/realms/powersource, REALM",
        "GET, /admin/realms/powersource/users, LIST",
        "POST, /admin/realms/powersource/users/, CREATE",
        "POST, admin/realms/powersource/users//, CREATE",
        "GET, /admin/realms/powersource/users/count, COUNT",
        "GET, /admin/realms/powersource/users/profile, PROFILE",
        "POST, /admin/realms/powersource/powersource/spoken-code, SPOKEN_CODE",
        "GET, /admin/realms/powersource/powersource/requests, REQUESTS",
        "POST, /admin/realms/powersource/powersource/requests/0815/decision, DECIDE",
        "GET, /admin/realms/powersource/users/0815, READ",
        "DELETE, /admin/realms/powersource/users/0815/credentials/4711, REMOVE_CREDENTIAL"
    })
    void listedRequestsAreFound(String method, String path, AllowedOperation expected) {
        assertThat(AllowedOperation.find(method, path))
                .map(AllowedOperation.Match::operation)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /admin/realms/powersource/users/0815",
        "HEAD, /admin/realms/powersource/users",
        "get, /admin/realms/powersource/users",
        "POST, /admin/realms/powersource/users/0815/logout",
        "GET, /admin/realms/powersource/users/0815/credentials/x/userLabel",
        "PUT, /admin/realms/powersource/users/0815/credentials/x/moveToFirst",
        "GET, /admin/realms/powersource/clients",
        "GET, /admin/realms/powersource/powersource/spoken-code",
        "POST, /admin/realms/powersource/powersource/requests",
        "GET, /admin/realms/powersource/powersource/requests/0815/decision",
        "DELETE, /admin/realms/powersource/powersource/requests/0815",
        "POST, /admin/realms/powersource/powersource/setup",
        "GET, /admin/realms",
        "GET, /realms/powersource/users",
        "GET, /x/admin/realms/powersource/users"
    })
    void everythingElseIsNot(String method, String path) {
        assertThat(AllowedOperation.find(method, path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"users/0815, user, 0815", "groups/4711/members, group, 4711", "users/a/credentials/b, credential, "})
    void idsAreReadFromThePath(String path, String name, String expected) {
        assertThat(AllowedOperation.find("GET", "/admin/realms/powersource/" + path)
                        .flatMap(match -> match.id(name)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @EnumSource
    void eachOperationHasAPurpose(AllowedOperation operation) {
        assertThat(operation.purpose()).isNotBlank();
    }

    @Test
    void onlyPostAndPutHaveABody() {
        assertThat(AllowedOperation.values())
                .allSatisfy(operation -> assertThat(operation.hasBody())
                        .isEqualTo(List.of("POST", "PUT").contains(operation.method())))
                .allSatisfy(operation -> assertThat(AllowedOperation.find(
                                operation.method(),
                                "/admin/realms/powersource/" + operation.path().replaceAll("[{}]", "")))
                        .isPresent())
                .allSatisfy(operation -> assertThat(operation.purpose()).isNotBlank());
    }
}
