package org.powersource.idp.doctor;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What the doctor finds in a realm, for those who may manage it. */
public final class DoctorResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    DoctorResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
    }

    /** Most severe first. */
    @GET
    @Path("findings")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Finding> findings() {
        auth.realm().requireManageRealm();
        return Doctor.findings(session, realm);
    }

    @Path("paths")
    public PathsResource paths() {
        auth.realm().requireManageRealm();
        return new PathsResource(session, realm);
    }
}
