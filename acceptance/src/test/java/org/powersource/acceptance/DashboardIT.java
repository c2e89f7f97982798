package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Example;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** Each metric and each label value that the dashboard and the alert rules of {@code docs/examples} name is one that a server has. */
@OnTheSuite
class DashboardIT {

    /** A name in a query; what stands before a bracket of labels or of time, or in a function. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:powersource|http|agroal|jvm)_[a-z_]+");

    /** Come with hourly checks; {@link DistrictCoverageIT} and {@link DoctorMetricIT} see them. */
    private static final Set<String> LATER =
            Set.of("powersource_districts_without_contact", "powersource_doctor_findings");

    /** A name with a condition on a label, such as {@code powersource_mail_rows{state=~"queued|held"}}. */
    private static final Pattern LABELLED = Pattern.compile("(powersource_mail_\\w+)\\{(\\w+)=~?\"([^\"]+)\"}");

    private final Suite suite;

    DashboardIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void eachQueryAsksForMetricsThatTheServerHas(HttpBrowser browser) throws IOException {
        Invitation invitation = Invitation.in(suite);
        String link = invitation.link(invitation.account());
        assertThat(invitation.activate(browser.open(link), Invitation.PASSWORD).status())
                .isLessThan(400);
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        recovery.start(recovery.browser("owner"), recovery.account().email());
        Eventually.until(
                "discarded: nothing to say to an open account",
                PasswordRecovery.SOON,
                () -> suite.hasMetric("powersource_mail_discarded_total", "reason=\"nothing to say\""));
        JsonNode dashboard = JsonSerialization.mapper.readTree(
                new Example("grafana-dashboard.json").path().toFile());
        List<String> queries = dashboard.findValuesAsText("expr");

        Set<String> asked = queries.stream()
                .flatMap(query -> METRIC.matcher(query).results().map(found -> found.group()))
                .filter(name -> !LATER.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(suite.metrics()).containsAll(asked);
        assertThat(Stream.concat(queries.stream(), rules().lines()))
                .allSatisfy(query -> assertThat(LABELLED.matcher(query).results())
                        .allSatisfy(asks -> assertThat(asks.group(3).split("\\|", -1))
                                .as(query)
                                .allMatch(value ->
                                        suite.hasMetric(asks.group(1), "%s=\"%s\"".formatted(asks.group(2), value)))));
        assertThat(METRIC.matcher(rules()).results().map(MatchResult::group))
                .hasSizeGreaterThan(8)
                .filteredOn(name -> !LATER.contains(name))
                .allMatch(suite.metrics()::contains);
    }

    private static String rules() throws IOException {
        return Files.readString(new Example("prometheus-alerts.yaml").path());
    }
}
