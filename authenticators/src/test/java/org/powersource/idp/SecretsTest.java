package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file of the repository contains a key, a token or a password that works anywhere. */
class SecretsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of(".git", ".demo", "target", "node_modules", ".idea");

    private static final Map<String, Pattern> SECRETS = Map.of(
            "private key",
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "signed token",
            Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}"),
            "token of a code host",
            Pattern.compile("\\b(gh[pousr]_\\w{30,}|github_pat_\\w{30,}|glpat-[\\w-]{20,})"),
            "key of a cloud",
            Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|\\bAIza[\\w-]{35}\\b"),
            "token of a chat",
            Pattern.compile("\\bxox[abposr]-[\\w-]{10,}"),
            "password in an address",
            Pattern.compile("\\b[a-z][a-z0-9+]*://[^\\s/:@\"'{}$]+:[^\\s/:@\"'{}$]{4,}@(?![\\w.-]*\\.example\\b)"),
            "secret of a client",
            Pattern.compile(
                    "\"(secret|secretData|clientSecret|privateKey)\"\\s*:\\s*\"(?!\\$|\\*|\\{|not-a-secret)[^\"]{8,}\""));

    @Test
    void repositoryContainsNoSecret() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = files();
        for (Path file : files) {
            found.addAll(
                    secretsIn(ROOT.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1)));
        }

        assertThat(files).hasSizeGreaterThan(300);
        assertThat(found).isEmpty();
    }

    /** In two pieces, or this file would contain them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA |PRIVATE KEY-----",
                "ghp_|0123456789abcdefghij0123456789abcdef",
                "AKIA|ABCDEFGHIJKLMNOP",
                "smtp:|//mailer:topsecret@mail.corp.test/",
                "\"secret\"|: \"3f0c9a7e-real-one\""
            })
    void eachKindWouldBeFound(String pieces) {
        assertThat(secretsIn("some file", pieces.replace("|", ""))).hasSize(1);
    }

    private static List<String> secretsIn(String name, String text) {
        return SECRETS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(text).find())
                .map(kind -> kind.getKey() + " in " + name)
                .toList();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                return name != null && LEFT_OUT.contains(name.toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
