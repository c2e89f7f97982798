package org.powersource.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Compares two sets of inputs by SHA-256 over labelled parts. */
final class Fingerprint {

    private static final int LENGTH = 20;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** Adds name, size and time instead of the content: enough for a release file, which never changes, and fast for a large file. */
    Fingerprint attributes(Path file) throws IOException {
        return text(file.getFileName() + " " + Files.size(file) + " "
                + Files.getLastModifiedTime(file).toMillis());
    }

    Fingerprint content(Path file) throws IOException {
        text(file.getFileName() + " " + Files.size(file));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return this;
    }

    String value() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
