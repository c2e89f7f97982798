package org.powersource.devserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keycloak failed to start or to run a command. The message contains the end of its log. */
public final class KeycloakException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 60;

    KeycloakException(String message) {
        super(message);
    }

    KeycloakException(String message, Throwable cause) {
        super(message, cause);
    }

    static KeycloakException withLog(String message, Path log) {
        return new KeycloakException(message + ". Log: " + log + System.lineSeparator() + end(log));
    }

    private static String end(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e + ")";
        }
    }
}
