package org.powersource.idp.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.StubServer;

/** Tokens of older links. {@code mvn test -Pfuzz} looks for tokens that break the page, or that open a link without a mail. */
class ActivationKeyFuzzTest {

    private static final String HEADER = encoded("{\"alg\":\"HS512\"}");

    @ValueSource(
            strings = {
                "{\"typ\":\"powersource-activation\",\"iss\":\"https://id.example/realms/r\",\"sub\":\"u1\","
                        + "\"exp\":4102444800,\"mail\":\"m1\",\"eml\":\"a@b.example\"}",
                "{\"typ\":\"powersource-activation\",\"iss\":\"https://id.example/realms/r\",\"sub\":\"u1\",\"exp\":1e99}",
                "{\"typ\":\"Bearer\",\"iss\":\"https://id.example/realms/other\",\"sub\":\"u1\",\"exp\":4102444800}",
                "{\"typ\":[],\"iss\":{},\"mail\":null}",
                "[[[[",
                "..",
                "eyJhbGciOiJub25lIn0.e30.",
                "\ud800"
            })
    @FuzzTest(maxDuration = "10m")
    void nothingIsOpenedThatNoMailStandsBehind(@NotNull String text) {
        for (String key : new String[] {text, HEADER + "." + encoded(text) + ".c2lnbmVk"}) {
            assertThat(ActivationToken.link(StubServer.session(""), StubServer.realm(), key))
                    .isEmpty();
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
