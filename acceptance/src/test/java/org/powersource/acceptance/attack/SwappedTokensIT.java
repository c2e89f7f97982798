package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.WayBack.NEW_PASSWORD;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;

/** Tokens of mailed links in places where they don't belong: another kind's, user's, client's or realm's. */
@OnTheSuite
class SwappedTokensIT {

    private static final List<String> OPEN =
            List.of("login-login-update-password", "login-activate", "login-set-reminder-question");

    private final WayBack wayBack;
    private final Invitation invitation;

    SwappedTokensIT(Suite suite) {
        this.wayBack = WayBack.in(suite);
        this.invitation = Invitation.in(suite);
    }

    @Test
    void tokenOfOneKindOpensNothingOfAnother() {
        Account inactive = invitation.account();
        String activation = key(invitation.link(inactive));
        Account owner = wayBack.account();
        wayBack.askForMail(wayBack.browser("owner"), owner);
        String reset = key(wayBack.link(owner));
        String refresh = wayBack.realm()
                .newSite()
                .withoutRole()
                .create()
                .passwordGrant(owner.email(), owner.password())
                .text("refresh_token");

        Stream.of(reset, refresh)
                .map(key -> wayBack.browser("swapped").open(wayBack.realm().url() + "/activation?key=" + key))
                .forEach(SwappedTokensIT::assertClosed);
        Stream.of(activation, refresh)
                .map(key -> invitation
                        .browser("swapped")
                        .open(invitation.realm().url() + "/login-actions/action-token?key=" + key + "&client_id="
                                + invitation.site().clientId()))
                .forEach(SwappedTokensIT::assertClosed);
        assertThat(invitation.isActive(inactive)).isFalse();
    }

    /** The signature covers whom and what the token is for. */
    @Test
    void tokenIsNotTurnedIntoSomebodyElses() {
        Account attacker = wayBack.account();
        Account victim = wayBack.account();
        wayBack.askForMail(wayBack.browser("attacker"), attacker);
        String link = wayBack.link(attacker);
        String key = key(link);
        List<UnaryOperator<String>> changes = List.of(
                payload -> payload.replace(attacker.id(), victim.id()),
                payload -> payload.replaceFirst("\"exp\":\\d+", "\"exp\":4102444800"),
                payload -> payload.replace("\"typ\":\"", "\"typ\":\"x"));

        for (UnaryOperator<String> change : changes) {
            for (String header : List.of(key.split("\\.", -1)[0], encoded("{\"alg\":\"none\"}"))) {
                String changed = change.apply(decoded(key.split("\\.", -1)[1]));
                String forged = header + "." + encoded(changed) + "." + key.split("\\.", -1)[2];
                assertClosed(wayBack.browser("forger").open(link.replace(key, forged)));
                assertClosed(wayBack.browser("forger").open(link.replace(key, header + "." + encoded(changed) + ".")));
            }
        }
        assertThat(wayBack.letsIn(victim, victim.password())).isTrue();
    }

    /** The parameters beside the token only say where a sign-in goes on; whom it is for and what it opens stays. */
    @Test
    void parametersBesideATokenOpenNothingMore() {
        Account attacker = wayBack.account();
        Site other = wayBack.realm().newSite().create();
        wayBack.askForMail(wayBack.browser("attacker"), attacker);
        String link = wayBack.link(attacker);
        for (Map.Entry<String, String> swap : Map.of(
                        "client_id", other.clientId(), "tab_id", "forged", "client_data", "e30", "execution", "forged")
                .entrySet()) {
            Map<String, String> query = new LinkedHashMap<>(Query.parameters(URI.create(link)));
            query.put(swap.getKey(), swap.getValue());
            Answer answer = wayBack.browser("other").open(link.replaceFirst("\\?.*", "?") + Query.of(query));

            assertThat(answer.status()).as(swap.toString()).isLessThan(500);
            assertThat(answer.uri().toString()).startsWith(wayBack.realm().url());
            if (answer.pageId().equals("login-login-update-password")) {
                Answer chosen = wayBack.choose(answer, "Short");
                assertThat(String.valueOf(chosen.location())).doesNotContain("code=");
            }
        }
        Answer form = wayBack.browser("owner").open(link);
        wayBack.choose(form, NEW_PASSWORD);
        assertThat(wayBack.letsIn(attacker, NEW_PASSWORD)).isTrue();
    }

    /** A form that belongs to one account's link is no form for another's. */
    @Test
    void formOfOneLinkChangesNoOtherAccount() {
        Account attacker = wayBack.account();
        Account victim = wayBack.account();
        wayBack.askForMail(wayBack.browser("attacker"), attacker);
        Answer form = wayBack.browser("attacker").open(wayBack.link(attacker));

        form.submit(
                "#kc-passwd-update-form",
                "password-new",
                NEW_PASSWORD,
                "password-confirm",
                NEW_PASSWORD,
                "username",
                victim.email(),
                "userId",
                victim.id(),
                "user",
                victim.id());

        assertThat(wayBack.letsIn(victim, victim.password())).isTrue();
        assertThat(wayBack.letsIn(victim, NEW_PASSWORD)).isFalse();
    }

    private static void assertClosed(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 499);
        assertThat(answer.pageId()).isNotIn(OPEN).isNotEqualTo("");
        assertThat(String.valueOf(answer.location())).doesNotContain("code=");
    }

    private static String key(String link) {
        return Objects.requireNonNull(Query.parameters(URI.create(link)).get("key"));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
