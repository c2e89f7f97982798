package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminPermissions;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/**
 * An operator lets somebody manage accounts by a fine-grained permission, without any role: the account is privileged like one with an
 * administrator's role.
 */
@OnTheSuite
class PermittedAccountsIT {

    private static final String CLIENTS = "Clients";

    /** How a permission may name the account, and what the account is then. */
    private enum By {
        USER(true),
        GROUP(true),
        GROUP_ABOVE(true),
        ROLE(true),
        ALL_OF(true),
        ALL_OF_OTHERS(false),
        ANY_OF(true),
        ANY_OF_OTHERS(false),
        EVERYBODY_BUT_OTHERS(true),
        EVERYBODY_BUT_THIS(false),
        THIS_AND_OTHERS(false),
        THIS_AT_A_TIME(true),
        OTHERS_AT_A_TIME(false),
        OTHERS(false);

        private final boolean isPrivileged;

        By(boolean isPrivileged) {
            this.isPrivileged = isPrivileged;
        }
    }

    private final PasswordRecovery recovery;
    private final AdminPermissions permissions;
    private final District district;
    private final Account contact;
    private final Account account;
    private final Account other;
    private String permission = "";

    PermittedAccountsIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "permitted", file -> {});
        this.permissions = new AdminPermissions(recovery.realm());
        this.district = recovery.realm().newDistrict("Permitted");
        this.contact = district.technicalContact();
        this.account = district.newMember().site(recovery.site()).create();
        this.other = recovery.account();
    }

    @AfterEach
    void withdraw() {
        permissions.removePermission(permission);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void accountIsPrivilegedIfAPermissionMayGrantToIt(By by) {
        AdminApi api = AdminApi.as(contact);
        assertThat(api.get("/users/" + account.id()).status()).isEqualTo(200);

        permission = permit(by);

        assertThat(api.get("/users/" + account.id()).status()).isEqualTo(by.isPrivileged ? 403 : 200);
        assertThat(api.put("/users/" + account.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(by.isPrivileged ? 403 : 204);
        recovery.askForMail(recovery.browser("owner"), account);
        assertThat(recovery.told(account))
                .isEqualTo(by.isPrivileged ? PasswordRecovery.NEWS_SUBJECT : PasswordRecovery.LINK_SUBJECT);
    }

    @Test
    void rightToManageAccountsCountsAsAnyOther() {
        permission = permissions.permit("Users", user(account));

        recovery.askForMail(recovery.browser("owner"), account);
        assertThat(recovery.told(account)).isEqualTo(PasswordRecovery.NEWS_SUBJECT);
    }

    /** The permission was given after the mail. */
    @Test
    void mailedLinkEndsWithThePermission() {
        recovery.askForMail(recovery.browser("owner"), account);
        String link = recovery.link(account);

        permission = permit(By.USER);

        assertThat(recovery.browser("finder").open(link).status()).isEqualTo(410);
        assertThat(recovery.letsIn(account, account.password())).isTrue();
    }

    /** A contact who has such a permission, too, is held to what contacts may do: nothing more by the contact's role. */
    @Test
    void contactWithAPermissionStaysAContact() {
        permission = permissions.permit("Users", user(contact));

        AdminApi api = AdminApi.as(contact);

        assertThat(api.put("/users/" + account.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(204);
        assertThat(api.put("/users/" + account.id(), Map.of("emailVerified", false))
                        .status())
                .isEqualTo(403);
        assertThat(api.delete("/users/" + account.id()).status()).isEqualTo(403);
    }

    /**
     * The right to manage clients. A permission to manage accounts that doesn't name the contact would take the contact's powers away:
     * all permissions for the same thing have to grant.
     */
    private String permit(By by) {
        String time = permissions.policy("time", Map.of("hour", "0", "hourEnd", "1"));
        return switch (by) {
            case USER -> permissions.permit(CLIENTS, user(account));
            case GROUP -> permissions.permit(CLIENTS, group(district.id(), false));
            case GROUP_ABOVE -> permissions.permit(CLIENTS, group(above(), true));
            case ROLE -> permissions.permit(CLIENTS, role());
            case ALL_OF -> permissions.permit(CLIENTS, aggregate("UNANIMOUS", user(account), time));
            case ALL_OF_OTHERS -> permissions.permit(CLIENTS, aggregate("UNANIMOUS", user(other), time));
            case ANY_OF -> permissions.permit(CLIENTS, aggregate("AFFIRMATIVE", user(other), user(account)));
            case ANY_OF_OTHERS -> permissions.permit(CLIENTS, aggregate("AFFIRMATIVE", user(other), user(contact)));
            case EVERYBODY_BUT_OTHERS -> permissions.permit(CLIENTS, everybodyBut(other));
            case EVERYBODY_BUT_THIS -> permissions.permit(CLIENTS, everybodyBut(account));
            case THIS_AND_OTHERS -> permissions.permit(CLIENTS, user(account), user(other));
            case THIS_AT_A_TIME -> permissions.permit(CLIENTS, user(account), time);
            case OTHERS_AT_A_TIME -> permissions.permit(CLIENTS, user(other), time);
            case OTHERS -> permissions.permit(CLIENTS, user(other));
        };
    }

    private String user(Account named) {
        return permissions.policy("user", Map.of("users", List.of(named.id())));
    }

    private String everybodyBut(Account named) {
        return permissions.policy("user", Map.of("users", List.of(named.id()), "logic", "NEGATIVE"));
    }

    private String group(String id, boolean below) {
        return permissions.policy("group", Map.of("groups", List.of(Map.of("id", id, "extendChildren", below))));
    }

    private String above() {
        return recovery.realm().admin().getGroupByPath("/districts").getId();
    }

    private String aggregate(String strategy, String... policies) {
        return permissions.policy("aggregate", Map.of("policies", List.of(policies), "decisionStrategy", strategy));
    }

    private String role() {
        String name = "helpdesk-" + UUID.randomUUID();
        recovery.realm().admin().roles().create(new RoleRepresentation(name, "", false));
        RoleRepresentation role = recovery.realm().admin().roles().get(name).toRepresentation();
        account.admin().roles().realmLevel().add(List.of(role));
        return permissions.policy("role", Map.of("roles", List.of(Map.of("id", role.getId(), "required", false))));
    }
}
