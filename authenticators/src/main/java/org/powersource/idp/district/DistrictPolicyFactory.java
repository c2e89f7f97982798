package org.powersource.idp.district;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.policy.provider.PolicyProviderFactory;
import org.keycloak.common.Version;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;
import org.powersource.idp.kit.Background;
import org.powersource.idp.kit.SharedId;

/** Policy {@link SharedId#SAME_DISTRICT} of Keycloak's fine-grained admin permissions. It has server options only. */
@AutoService(PolicyProviderFactory.class)
@SuppressWarnings("rawtypes")
public final class DistrictPolicyFactory implements PolicyProviderFactory<PolicyRepresentation> {

    static final String ID = SharedId.SAME_DISTRICT.id();

    /** Server option: seconds between two checks for districts without an active contact. */
    private static final String CHECK_SECONDS = "coverage-check-seconds";

    private static final int USUAL_SECONDS = 3600;

    /** Server option: further clients whose tokens carry a contact's powers, comma-separated. */
    private static final String CONTACT_CLIENTS = "contact-clients";

    private ContactClients contactClients = ContactClients.with(null);
    private Duration coverageCheck = Duration.ofSeconds(USUAL_SECONDS);
    private final DistrictPolicy policy = new DistrictPolicy();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "Same district";
    }

    @Override
    public String getGroup() {
        return "Identity Based";
    }

    @Override
    public String getDescription() {
        return "Contacts manage the members of their own district (a child group of /districts), sales representatives those of"
                + " /guests. Contacts and administrators are never managed this way. docs/contacts.md lists what contacts may do.";
    }

    @Override
    public PolicyProvider create(AuthorizationProvider authorization) {
        return policy;
    }

    @Override
    public PolicyProvider create(KeycloakSession session) {
        return policy;
    }

    @Override
    public PolicyRepresentation toRepresentation(Policy stored, AuthorizationProvider authorization) {
        return new PolicyRepresentation();
    }

    @Override
    public Class<PolicyRepresentation> getRepresentationType() {
        return PolicyRepresentation.class;
    }

    /** @throws IllegalStateException on a Keycloak whose policies can only grant: they couldn't limit contacts */
    @Override
    public void init(Config.Scope config) {
        if (Stream.of(PartialEvaluationPolicyProvider.class.getMethods())
                .noneMatch(method -> method.getName().equals("evaluateOutcome"))) {
            throw new IllegalStateException("PowerSource needs Keycloak 26.7.3 or later, and this is " + Version.VERSION
                    + ": its admin permissions can't keep contacts to their own district. Take powersource-authenticators out of"
                    + " providers/, or run a newer Keycloak.");
        }
        contactClients = ContactClients.with(config.get(CONTACT_CLIENTS));
        coverageCheck = Duration.ofSeconds(Math.max(1, config.getInt(CHECK_SECONDS, USUAL_SECONDS)));
    }

    ContactClients contactClients() {
        return contactClients;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(Districts::on);
        factory.register(AdminApiScope::on);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                AdminApiScope.giveInAllRealms(factory);
                Background.schedule(factory, new CoverageCheck(coverageCheck), coverageCheck);
            }
        });
    }

    @Override
    public void close() {}
}
