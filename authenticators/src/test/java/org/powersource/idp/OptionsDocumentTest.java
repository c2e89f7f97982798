package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/**
 * The README's tables of options are made from the factories. After a change of an option:
 * {@code mvn -pl authenticators test -Dtest=OptionsDocumentTest -DwriteDocs=true}.
 */
class OptionsDocumentTest {

    private static final Path README = Path.of("..", "README.md");
    private static final String START = "<!-- options: made from the code by OptionsDocumentTest -->\n";
    private static final String END = "<!-- end of options -->";

    @Test
    void theReadmeSaysWhatTheCodeDoes() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf(START) + START.length();
        int end = readme.indexOf(END);
        String made = readme.substring(0, start) + tables() + readme.substring(end);
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(README, made);
        }
        assertThat(README).hasContent(made);
    }

    private static String tables() {
        StringBuilder text = new StringBuilder();
        section(
                text,
                "Authenticator",
                ServiceLoader.load(AuthenticatorFactory.class).stream().map(ServiceLoader.Provider::get));
        section(
                text,
                "Client-policy executor",
                ServiceLoader.load(ClientPolicyExecutorProviderFactory.class).stream()
                        .map(ServiceLoader.Provider::get));
        return text.append('\n').toString();
    }

    private static <F extends ProviderFactory<?> & ConfiguredProvider> void section(
            StringBuilder text, String kind, Stream<F> factories) {
        factories
                .filter(factory -> factory.getId().startsWith("powersource-"))
                .sorted((a, b) -> a.getId().compareTo(b.getId()))
                .forEach(factory -> text.append("\n### ")
                        .append(kind)
                        .append(" `")
                        .append(factory.getId())
                        .append("`\n\n")
                        .append(factory.getHelpText())
                        .append("\n\n| option | label | default | meaning |\n|---|---|---|---|\n")
                        .append(rows(factory.getConfigProperties())));
    }

    private static String rows(List<ProviderConfigProperty> options) {
        StringBuilder rows = new StringBuilder();
        for (ProviderConfigProperty option : options) {
            rows.append("| `%s` | %s | `%s` | %s |%n"
                    .formatted(option.getName(), option.getLabel(), option.getDefaultValue(), option.getHelpText()));
        }
        return rows.toString();
    }
}
