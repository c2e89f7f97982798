package org.powersource.idp.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;

class AccountSitesTest {

    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void siteIsTickedOrGranted() {
        AccountSites own = new AccountSites(account("ticked", Stream.of(role("granted")), Stream.empty()));

        assertThat(own.isTicked(site("ticked"))).isTrue();
        assertThat(own.isTicked(site("granted"))).isFalse();
        assertThat(own.isGrantedByRole(site("granted"))).isTrue();
        assertThat(own.isGrantedByRole(site("ticked"))).isFalse();
        assertThat(own.has(site("ticked"))).isTrue();
        assertThat(own.has(site("granted"))).isTrue();
        assertThat(own.has(site("neither"))).isFalse();
    }

    /** A composite role of a group above the account's own grants it, too. */
    @Test
    void groupIsNamedByWhateverGrantsTheSite() {
        RoleModel composite =
                Stub.of(RoleModel.class, Map.of("getId", "all", "isComposite", true, "getCompositesStream", (Stub.Reply)
                        none -> Stream.of(role("library"))));
        GroupModel staff = group("staff", composite, null);
        AccountSites own = new AccountSites(account(
                "",
                Stream.empty(),
                Stream.of(group("teachers", role("gradebook"), staff), group("choir", role("none"), null))));

        assertThat(own.isGrantedByRole(site("library"))).isTrue();
        assertThat(own.groupsThatGrant(site("library"))).containsExactly("teachers");
        assertThat(own.groupsThatGrant(site("gradebook"))).containsExactly("teachers");
        assertThat(own.groupsThatGrant(site("other"))).isEmpty();
    }

    @Test
    void manySitesAreNoMoreWork() {
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "getAttributeStream", (Stub.Reply) name -> counted(Stream.of("site-1")),
                        "getRoleMappingsStream", (Stub.Reply) none -> counted(Stream.of(role("site-2"))),
                        "getGroupsStream",
                                (Stub.Reply) none -> counted(Stream.of(group("staff", role("site-3"), null)))));

        AccountSites own = new AccountSites(user);
        long granted = IntStream.range(0, 300)
                .mapToObj(number -> site("site-" + number))
                .filter(site -> own.has(site) || !own.groupsThatGrant(site).isEmpty())
                .count();

        assertThat(granted).isEqualTo(3);
        assertThat(readings).hasValueLessThanOrEqualTo(5);
    }

    private <T> Stream<T> counted(Stream<T> values) {
        readings.incrementAndGet();
        return values;
    }

    private static UserModel account(String tick, Stream<RoleModel> roles, Stream<GroupModel> groups) {
        List<RoleModel> heldRoles = roles.toList();
        List<GroupModel> joined = groups.toList();
        return Stub.of(
                UserModel.class,
                Map.of(
                        "getAttributeStream", (Stub.Reply) name -> Stream.of(tick),
                        "getRoleMappingsStream", (Stub.Reply) none -> heldRoles.stream(),
                        "getGroupsStream", (Stub.Reply) none -> joined.stream()));
    }

    private static GroupModel group(String name, RoleModel role, @Nullable GroupModel parent) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("getName", name, "getRoleMappingsStream", (Stub.Reply) none -> Stream.of(role)));
        if (parent != null) {
            answers.putAll(Map.of("getParent", parent, "getParentId", "above"));
        }
        return Stub.of(GroupModel.class, answers);
    }

    private static RoleModel role(String site) {
        return Stub.of(RoleModel.class, Map.of("getId", "id-" + site));
    }

    private static Sites.Site site(String clientId) {
        return new Sites.Site("id-" + clientId, clientId, clientId);
    }
}
