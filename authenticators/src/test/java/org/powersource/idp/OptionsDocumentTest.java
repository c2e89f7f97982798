package org.powersource.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/**
 * The tables of {@code docs/options.md} are made from the factories. After a change of an option:
 * {@code mvn -pl authenticators test -Dtest=OptionsDocumentTest -DwriteDocs=true}.
 */
class OptionsDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "options.md");
    private static final String START = "<!-- options: made from the code by OptionsDocumentTest -->\n";
    private static final String END = "<!-- end of options -->";

    @Test
    void thePageShowsEveryOption() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        int end = page.indexOf(END);
        String made = page.substring(0, start) + tables() + page.substring(end);
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE).hasContent(made);
    }

    private static String tables() {
        StringBuilder text = new StringBuilder();
        section(text, "Authenticator", AuthenticatorFactory.class, OptionsDocumentTest::configured);
        section(
                text,
                "Client-policy executor",
                ClientPolicyExecutorProviderFactory.class,
                OptionsDocumentTest::configured);
        section(text, "Required action", RequiredActionFactory.class, OptionsDocumentTest::requiredAction);
        return text.append('\n').toString();
    }

    private static <F extends ProviderFactory<?>> void section(
            StringBuilder text, String kind, Class<F> type, Function<F, String> body) {
        ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.getId().startsWith("powersource-"))
                .sorted(Comparator.comparing(ProviderFactory::getId))
                .forEach(factory ->
                        text.append("\n## %s `%s`\n\n%s".formatted(kind, factory.getId(), body.apply(factory))));
    }

    private static String configured(ConfiguredProvider factory) {
        return factory.getHelpText() + rows(factory.getConfigProperties());
    }

    private static String requiredAction(RequiredActionFactory factory) {
        return "*" + factory.getDisplayText() + "* in the admin console, *Authentication > Required actions*."
                + rows(factory.getConfigMetadata());
    }

    private static String rows(List<ProviderConfigProperty> options) {
        if (options.isEmpty()) {
            return "\n\nIt has no options.\n";
        }
        StringBuilder rows = new StringBuilder("\n\n| option | label | default | meaning |\n|---|---|---|---|\n");
        for (ProviderConfigProperty option : options) {
            rows.append("| `%s` | %s | `%s` | %s |%n"
                    .formatted(option.getName(), option.getLabel(), option.getDefaultValue(), option.getHelpText()));
        }
        return rows.toString();
    }
}
