package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.doctor.Finding;

/** Installs the suite in a realm, or brings it up to date. */
record Installation(Place place) {

    /** Answers a GET request. Changes nothing. */
    SetupAnswer show() {
        Plan plan = new Plan(place, new SetupRows(place), false);
        List<Finding> findings = SuiteRealm.is(place.realm()) ? plan.findings() : List.of();
        return new SetupAnswer(plan.state(), ShippedRealm.version(), List.of(), findings);
    }

    /** @throws BadInput for clients that can't be sites */
    SetupAnswer run(SetupRequest request) {
        SetupRows rows = new SetupRows(place);
        boolean first = rows.isEmpty() && !SuiteRealm.is(place.realm());
        Plan plan = new Plan(place, rows, request.settings());
        NewSites sites = new NewSites(place, rows, request.sites());
        List<String> changes = new ArrayList<>(plan.changes());
        changes.addAll(sites.changes());
        List<Finding> findings = new ArrayList<>(plan.findings());
        findings.addAll(sites.findings());
        if (request.dryRun()) {
            findings.addAll(new Headcount(place).findings(sites.counted(first), first));
        }
        SetupAnswer planned = new SetupAnswer(plan.state(), ShippedRealm.version(), changes, findings);
        if (planned.isBlocked()) {
            return new SetupAnswer(planned.state(), planned.version(), List.of(), findings);
        }
        if (request.dryRun()) {
            return planned;
        }
        plan.apply();
        sites.apply(first);
        State now = new Plan(place, new SetupRows(place), request.settings()).state();
        return new SetupAnswer(now, planned.version(), changes, findings);
    }
}
