package org.powersource.idp.district;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.policy.provider.PolicyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;

/** Policy {@value #ID} of Keycloak's fine-grained admin permissions. It has no settings. */
@AutoService(PolicyProviderFactory.class)
@SuppressWarnings("rawtypes")
public final class DistrictPolicyFactory implements PolicyProviderFactory<PolicyRepresentation> {

    static final String ID = "powersource-same-district";

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
        return "Contacts look after the members of their own district (a child group of /districts), sales representatives after"
                + " those of /guests; never after other contacts or administrators. What they may do stands in docs/contacts.md.";
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

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
