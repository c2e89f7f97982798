package org.powersource.idp.doctor;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The shortest ways through a flow that miss a step. The resource that leads here checks the caller. */
public final class PathsResource {

    private static final String FLOW = "flow";

    private final Examined examined;

    public PathsResource(KeycloakSession session, RealmModel realm) {
        examined = new Examined(session, realm);
    }

    /**
     * At most {@link Trace#MOST}, shortest first.
     *
     * @param alias of the flow; 400 for one that the realm doesn't have
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<Path> paths(@QueryParam(FLOW) @Nullable String alias) {
        try {
            return missed(alias);
        } catch (TooLargeException e) {
            throw refusal(e.getMessage() + ": it is too large to be walked through");
        }
    }

    private List<Path> missed(@Nullable String alias) {
        if (alias == null || alias.isBlank()) {
            throw refusal("The alias of a flow is missing");
        }
        Flow flow =
                examined.flows().withAlias(alias).orElseThrow(() -> refusal("The realm has no flow with this alias"));
        boolean questionBeforeMail = examined.asksBeforeMail();
        return uses(flow).stream()
                .flatMap(use -> use.missed(flow, questionBeforeMail).stream())
                .distinct()
                .limit(Trace.MOST)
                .toList();
    }

    /** The realm's uses of the flow; for an unused flow, the likely use by its steps. */
    private Set<Use> uses(Flow flow) {
        Set<Use> uses = examined.roots().stream()
                .filter(root -> root.flow().alias().equals(flow.alias()))
                .map(Root::use)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return uses.isEmpty() ? Set.of(Use.guess(flow)) : uses;
    }

    private static BadRequestException refusal(String message) {
        return new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("field", FLOW, "errorMessage", message))
                .build());
    }
}
