package org.powersource.idp.districtpage;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * A file of the page. It contains nothing secret, so it may be compressed.
 *
 * @param type with its charset
 */
record Asset(String type, String content) {

    private static final String GZIP = "gzip";
    private static final String UNTIL_IT_CHANGES = "public, max-age=31536000, immutable";
    private static final String NOT_KEPT = "no-store, max-age=0";

    /** Names the content in the address of the file, so that browsers may keep it. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a file without a hash in its address. */
    Response answer(KeycloakSession session) {
        return answer(session, null);
    }

    /** @param asked hash in the address of the request */
    Response answer(KeycloakSession session, @Nullable String asked) {
        String encodings =
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        boolean small = encodings != null && encodings.contains(GZIP);
        Response.ResponseBuilder answer = Response.ok(small ? compressed() : bytes())
                .type(type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, hash().equals(asked) ? UNTIL_IT_CHANGES : NOT_KEPT);
        return (small ? answer.encoding(GZIP) : answer).build();
    }

    private byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] compressed() {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return small.toByteArray();
    }

    /** A file of the jar. */
    static String read(String name) {
        try (var in = Asset.class.getResourceAsStream("/META-INF/powersource/district/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
