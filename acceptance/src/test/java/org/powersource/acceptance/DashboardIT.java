package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Example;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;

/** {@code docs/examples/grafana-dashboard.json} asks for nothing that a server doesn't tell. */
@OnTheSuite
class DashboardIT {

    /** A name in a query; what stands before a bracket of labels or of time, or in a function. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:powersource|http|agroal|jvm)_[a-z_]+");

    /** Come with hourly checks; {@link DistrictCoverageIT} and {@link DoctorMetricIT} see them. */
    private static final Set<String> LATER =
            Set.of("powersource_districts_without_contact", "powersource_doctor_findings");

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
    }
}
