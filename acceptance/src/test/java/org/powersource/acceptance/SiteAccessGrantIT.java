package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** Granting takes effect at the next sign-in, withdrawing at the next refresh; by whichever way. */
@OnTheSuite
class SiteAccessGrantIT {

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    SiteAccessGrantIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    enum Way {
        TICK {
            @Override
            Grant on(Site site, Account account) {
                return new Grant(() -> account.tickSites(site.clientId()), account::tickSites);
            }
        },
        ROLE {
            @Override
            Grant on(Site site, Account account) {
                return new Grant(() -> site.grantRole(account), () -> site.withdrawRole(account));
            }
        },
        GROUP {
            @Override
            Grant on(Site site, Account account) {
                String group = newGroup(site);
                return new Grant(
                        () -> account.admin().joinGroup(group),
                        () -> account.admin().leaveGroup(group));
            }
        },
        COMPOSITE_ROLE {
            @Override
            Grant on(Site site, Account account) {
                List<RoleRepresentation> composite = List.of(newComposite(site));
                var roles = account.admin().roles().realmLevel();
                return new Grant(() -> roles.add(composite), () -> roles.remove(composite));
            }
        };

        abstract Grant on(Site site, Account account);

        private static String newGroup(Site site) {
            RealmResource admin = site.realm().admin();
            GroupRepresentation group = new GroupRepresentation();
            group.setName("group-" + UUID.randomUUID());
            try (Response response = admin.groups().add(group)) {
                String id = CreatedResponseUtil.getCreatedId(response);
                admin.groups().group(id).roles().clientLevel(site.id()).add(List.of(site.role()));
                return id;
            }
        }

        private static RoleRepresentation newComposite(Site site) {
            RealmResource admin = site.realm().admin();
            String name = "composite-" + UUID.randomUUID();
            admin.roles().create(new RoleRepresentation(name, "", false));
            admin.roles().get(name).addComposites(List.of(site.role()));
            return admin.roles().get(name).toRepresentation();
        }
    }

    record Grant(Runnable give, Runnable withdraw) {}

    @ParameterizedTest
    @EnumSource
    void grantTakesEffectAtTheNextSignIn(Way way, HttpBrowser browser) {
        Account account = realm.newAccount().create();
        Grant grant = way.on(site, account);
        assertThat(browser.open(site).signIn(account).status()).isEqualTo(403);

        grant.give().run();

        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
    }

    @ParameterizedTest
    @EnumSource
    void withdrawalEndsAtTheNextRefresh(Way way, HttpBrowser browser) {
        Account account = realm.newAccount().create();
        Grant grant = way.on(site, account);
        grant.give().run();
        TokenAnswer tokens = site.redeem(browser.open(site).signIn(account));
        tokens = site.refresh(tokens);
        assertThat(tokens.status()).isEqualTo(200);

        grant.withdraw().run();

        TokenAnswer refused = site.refresh(tokens);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.errorDescription()).contains("Site Access Error");
        assertThat(refused.json()).doesNotContainKey("access_token");
        assertThat(browser.open(site).status()).isEqualTo(403);
    }

    @Test
    void grantTakesEffectInTheRunningSessionToo(HttpBrowser browser) {
        Site second = realm.site(Site.GRADEBOOK);
        Account account = realm.accountFor(site);
        browser.open(site).signIn(account);
        assertThat(browser.open(second).status()).isEqualTo(403);

        account.tickSites(Site.POWERSOURCE, Site.GRADEBOOK);

        assertThat(browser.open(second).told()).containsKey("code");
    }

    @Test
    void tickOfOneSiteGrantsNoOther(HttpBrowser browser) {
        Account account = realm.newAccount().ticked(Site.GRADEBOOK).create();

        assertThat(browser.open(site).signIn(account).status()).isEqualTo(403);
    }

    @Test
    void roleOfOneSiteGrantsNoOther(HttpBrowser browser) {
        Site other = realm.newSite().create();
        Account account = realm.newAccount().role(other).create();

        assertThat(browser.open(site).signIn(account).status()).isEqualTo(403);
    }

    @Test
    void clientWithoutTheRoleIsOpenToEverybody(HttpBrowser browser) {
        Site open = realm.newSite().withoutRole().create();
        Account account = realm.newAccount().create();

        var tokens = open.redeem(browser.open(open).signIn(account));

        assertThat(open.refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void accountConsoleIsOpenToEverybody(HttpBrowser browser) {
        Account account = realm.newAccount().create();

        var console = new Site(realm, "account-console", "", "", realm.url() + "/account/");
        var answer = browser.open(console).signIn(account);

        assertThat(answer.pageId()).isNotEqualTo("login-site-access-error");
        assertThat(account.sessions()).hasSize(1);
    }

    @Test
    void clientWithoutTheRoleCanBeClosedToEverybody(HttpBrowser browser) {
        Realm strict = strict();
        Site open = strict.newSite().withoutRole().create();
        Account account = strict.newAccount().create();

        assertThat(browser.open(open).signIn(account).status()).isEqualTo(403);
        assertThat(strict.events("LOGIN_ERROR", account))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails()).containsEntry("reason", "site_access_not_a_site"));
    }

    @Test
    void closedClientsGetNoTokensByDirectGrant() {
        Realm strict = strict();
        Site open = strict.newSite().withoutRole().create();
        Account account = strict.newAccount().create();

        var refused = open.passwordGrant(account.email(), account.password());

        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.errorDescription()).contains("Site Access Error");
    }

    @Test
    void sitesStayOpenWhereOtherClientsAreClosed(HttpBrowser browser) {
        Realm strict = strict();
        Site there = strict.site(Site.POWERSOURCE);

        var tokens = there.redeem(browser.open(there).signIn(strict.accountFor(there)));

        assertThat(there.refresh(tokens).status()).isEqualTo(200);
    }

    private Realm strict() {
        return suite.variant(
                "clients-without-role-deny",
                file -> file.authenticatorOption("powersource site access", "clientsWithoutRole", "deny")
                        .executorOption("clientsWithoutRole", "deny"));
    }

    @Test
    void roleMayHaveAnotherName(HttpBrowser browser) {
        Realm renamed = suite.variant(
                "role-may-enter",
                file -> file.authenticatorOption("powersource site access", "role", "may-enter")
                        .executorOption("role", "may-enter"));
        Site guarded = renamed.newSite().roleNamed("may-enter").create();
        Site unguarded = renamed.newSite().create();
        Account account = renamed.newAccount().create();

        assertThat(browser.open(guarded).signIn(account).status()).isEqualTo(403);
        assertThat(browser.open(unguarded).signIn(account).told()).containsKey("code");
        account.admin()
                .roles()
                .clientLevel(guarded.id())
                .add(List.of(guarded.admin().roles().get("may-enter").toRepresentation()));
        var tokens = guarded.redeem(browser.open(guarded));
        assertThat(guarded.refresh(tokens).status()).isEqualTo(200);
    }
}
