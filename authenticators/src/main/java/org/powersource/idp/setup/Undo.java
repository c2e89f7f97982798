package org.powersource.idp.setup;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** Takes back what setup wrote: removes an element, or puts back the setting that it replaced. */
record Undo(Place place) {

    private static final Map<String, String> STOCK_FLOWS = Map.of(
            "browserFlow", DefaultAuthenticationFlows.BROWSER_FLOW,
            "directGrantFlow", DefaultAuthenticationFlows.DIRECT_GRANT_FLOW,
            "resetCredentialsFlow", DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW,
            "firstBrokerLoginFlow", DefaultAuthenticationFlows.FIRST_BROKER_LOGIN_FLOW);

    /** Whether the realm had the value before, so that there is nothing to take back. */
    static boolean leaves(Key key, SetupEntity row, Value now) {
        return key.kind().isSetting() && row.previous == null && !ShippedRealm.namesOurs(key, now);
    }

    /** Whether {@link #undo} leaves the realm without the element. */
    static boolean removes(Key key, SetupEntity row) {
        return !key.kind().isSetting()
                || (row.previous != null && Value.parse(row.previous).json().isNull());
    }

    /** Called only if the realm has the element with the value that setup wrote. */
    void undo(Key key, @Nullable SetupEntity row) {
        if (key.kind().isSetting()) {
            putBack(key, Objects.requireNonNull(row));
        } else {
            key.kind().in(place).remove(key.name());
        }
    }

    private void putBack(Key key, SetupEntity row) {
        Part part = key.kind().in(place);
        String stockFlow = STOCK_FLOWS.get(key.name());
        if (row.previous == null) {
            if (ShippedRealm.namesOurs(key, Objects.requireNonNull(part.read(key.name())))) {
                reset(part, key, stockFlow);
            }
            return;
        }
        Value previous = Value.parse(row.previous);
        boolean gone = stockFlow != null
                && place.realm().getFlowByAlias(previous.json().asText()) == null;
        if (gone || previous.json().isNull()) {
            reset(part, key, stockFlow);
        } else {
            part.write(key.name(), previous);
        }
    }

    private static void reset(Part part, Key key, @Nullable String stockFlow) {
        if (stockFlow == null) {
            part.remove(key.name());
        } else {
            part.write(key.name(), Value.of(stockFlow));
        }
    }
}
