package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.inspection.Barriers;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.ManyAccountsPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Many accounts from a file or from the clipboard, on the contact's page. {@link AccountFileIT} has the files. */
@OnTheSuite
class ManyAccountsIT {

    private static final String HEADINGS = "First name;Last name;E-mail;Sites;Language\r\n";
    /** Younger sessions that are refused are told so, instead of signing in again. */
    private static final long FRESH_MILLIS = 11_000;

    private static final int THOUSAND = 1_000;
    private static final double MINUTES = 10 * 60_000;

    private final Realm realm;
    private final District district;
    private final Account contact;
    private final Account jane;

    ManyAccountsIT(Realm realm) {
        this.realm = realm;
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.jane = district.newMember().create();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void accountsOfAFileAreShownFirstAndThenCreated(int width, Windows windows) {
        String nora = NewAccount.address("Nora");
        String zoe = NewAccount.address("Zoe");
        Account elsewhere = realm.newDistrict("Shelbyville").newMember().create();
        ManyAccountsPage many = open(windows, width);
        Barriers.none(many.page());
        many.site(Site.GRADEBOOK).check();

        many.choose(
                "new.csv",
                file(
                        "windows-1252",
                        "N\u00f6ra;Teacher;" + nora + ";" + Site.POWERSOURCE + ";fr",
                        "Zo\u00eb;\"O'Brien, jr.\";" + zoe + ";;",
                        "Jane;Doe;" + jane.email().toUpperCase(Locale.ROOT) + ";;",
                        "Else;Where;" + elsewhere.email() + ";;",
                        "Bad;Address;nobody;;",
                        "Bad;Site;" + NewAccount.address("Site") + ";nowhere;",
                        "Nora;Again;" + nora.toLowerCase(Locale.ROOT) + ";;"));

        assertThat(many.verdicts())
                .containsExactly(
                        "new",
                        "new",
                        "exists already",
                        "new",
                        "not an e-mail address",
                        "unknown site: nowhere",
                        "twice: as line 2");
        assertThat(many.checked()).isEqualTo("New: 3. Not to be created: 4.");
        assertThat(found(nora)).as("before the button").isEmpty();
        Barriers.none(many.page());

        assertThat(many.create()).isEqualTo("Created: 2. Not created: 5.");

        assertThat(many.verdicts()).startsWith("created", "created", "exists already");
        assertThat(many.verdicts().get(3)).contains("elsewhere").doesNotContain("Shelbyville", district.name());
        UserRepresentation made = found(nora).get(0);
        assertThat(made.getFirstName()).isEqualTo("N\u00f6ra");
        assertThat(made.getAttributes())
                .containsEntry("siteAccess", List.of(Site.POWERSOURCE))
                .containsEntry("locale", List.of("fr"))
                .containsEntry("signInEmail", List.of(nora));
        assertThat(made.getRequiredActions()).contains("powersource-activate-account");
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(district.path());
        assertThat(found(zoe).get(0).getLastName()).isEqualTo("O'Brien, jr.");
        assertThat(found(zoe).get(0).getAttributes()).containsEntry("siteAccess", List.of(Site.GRADEBOOK));
        assertThat(many.result())
                .startsWith("\ufeff\"First name\";\"Last name\";\"E-mail\";\"Sites\";\"Language\";\"Result\"\r\n")
                .contains("\"N\u00f6ra\";\"Teacher\";\"" + nora + "\";\"" + Site.POWERSOURCE + "\";\"fr\";\"created\"");
        Barriers.none(many.page());

        assertThat(many.check().verdicts()).startsWith("created", "created", "exists already", "new");
        assertThat(many.create()).isEqualTo("Created: 2. Not created: 5.");
        assertThat(found(nora)).hasSize(1);
    }

    @Nightly
    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void columnsWithOtherHeadingsAreChosen(int width, Windows windows) {
        String nora = NewAccount.address("Nora");
        ManyAccountsPage many = open(windows, width);

        many.paste("Vorname\tNachname\tAdresse\nNora\tTeacher\t" + nora + "\n");
        assertThat(many.verdicts()).containsExactly("a name or the address is missing");
        assertThat(many.button().isVisible()).isFalse();
        many.column("firstName", "Vorname");
        many.column("lastName", "Nachname");
        many.page().locator("[data-slot=verdict]:text-is('new')").waitFor();
        Barriers.none(many.page());

        assertThat(many.create()).startsWith("Created: 1.");
        assertThat(found(nora).get(0).getLastName()).isEqualTo("Teacher");
    }

    @Test
    void linesAreTextsOnly(Windows windows) {
        String markup = "<img src=x onerror=window.ran=1>";
        ManyAccountsPage many = open(windows, 360);

        many.paste("First name,Last name,E-mail,Sites," + markup + "\n" + markup + ",\"=1+1\n" + markup + "\"," + markup
                + "@x.example," + markup + ",x\n");

        assertThat(many.verdicts()).hasSize(1);
        assertThat(many.text()).contains(markup);
        assertThat(many.page().locator("main img").count()).isZero();
        assertThat(many.page().evaluate("() => window.ran")).isNull();
        assertThat(many.result()).contains("\"'=1+1");
    }

    /** The third request doesn't reach the server; the answer to the fourth doesn't reach the page. */
    @Test
    void brokenConnectionLosesNoLineAndCreatesNoneTwice(Windows windows) {
        List<String> addresses = addresses(6);
        ManyAccountsPage many = open(windows, 360).paste(lines(addresses));
        assertThat(many.verdicts()).hasSize(6).containsOnly("new");
        AtomicInteger sent = new AtomicInteger();
        many.page().route("**/users", route -> {
            switch (sent.incrementAndGet()) {
                case 3 -> route.abort();
                case 4 -> {
                    route.fetch();
                    route.abort();
                }
                default -> route.resume();
            }
        });

        assertThat(many.create()).contains("Created: 2. Not created: 4.", "never created twice");
        assertThat(many.verdicts())
                .containsExactly("created", "created", "not known: press the button again", "new", "new", "new");
        assertThat(many.create()).contains("Created: 2. Not created: 4.");
        many.page().unroute("**/users");
        assertThat(many.create()).contains("Created: 5. Not created: 1.");

        assertThat(many.verdicts()).containsOnly("created", "exists already");
        assertThat(addresses).allSatisfy(address -> assertThat(found(address)).hasSize(1));
    }

    @Nightly
    @Test
    void withoutAConnectionNothingIsSent(Windows windows) {
        ManyAccountsPage many = open(windows, 360).paste(lines(addresses(2)));
        many.verdicts();

        many.page().context().setOffline(true);

        assertThat(many.create()).contains("Created: 0. Not created: 2.", "Nothing was sent");
        many.page().context().setOffline(false);
        assertThat(many.create()).isEqualTo("Created: 2. Not created: 0.");
    }

    @Test
    void endedSessionKeepsTheLines(Windows windows) {
        List<String> addresses = addresses(4);
        Page page = windows.open(Look.USUAL.phone());
        page.clock().install();
        ManyAccountsPage many =
                ManyAccountsPage.open(DistrictPage.signIn(page, contact)).paste(lines(addresses));
        many.verdicts();
        AtomicInteger sent = new AtomicInteger();
        List<Route> held = new ArrayList<>();
        page.route("**/users", route -> {
            if (sent.incrementAndGet() == 3) {
                held.add(route);
            } else {
                route.resume();
            }
        });

        many.button().click();
        page.waitForCondition(() -> !held.isEmpty());
        contact.admin().logout();
        page.clock().fastForward(FRESH_MILLIS);
        held.get(0).resume();
        new LoginPage(page).enter(contact.email(), contact.password()).submit();

        page.locator("main[data-view=many-accounts]").waitFor();
        assertThat(page.locator("#notice").innerText()).contains("signed in again");
        assertThat(many.lines().inputValue()).contains(addresses);
        assertThat(many.check().verdicts()).containsExactly("created", "created", "new", "new");
        assertThat(many.create()).isEqualTo("Created: 4. Not created: 0.");
        assertThat(addresses).allSatisfy(address -> assertThat(found(address)).hasSize(1));
    }

    @Nightly
    @Test
    void whoLeavesThePageFindsItAsItWas(Windows windows) {
        List<String> addresses = addresses(3);
        ManyAccountsPage many = open(windows, 1280).paste(lines(addresses));
        many.verdicts();
        List<Route> held = new ArrayList<>();
        many.page().route("**/users", held::add);
        many.button().click();
        many.page().waitForCondition(() -> !held.isEmpty());
        many.page().evaluate("() => { location.hash = 'accounts'; }");
        many.page().locator("main[data-view=accounts]").waitFor();
        many.page().unroute("**/users");
        many.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/users"),
                        () -> held.get(0).resume())
                .finished();

        many.page().goBack();

        many.page().locator("main[data-view=many-accounts]").waitFor();
        assertThat(many.outcome().innerText()).contains("Press the button again");
        assertThat(many.create()).isEqualTo("Created: 3. Not created: 0.");
    }

    @Nightly
    @Test
    void buttonsSendOnce(Windows windows) {
        ManyAccountsPage many = open(windows, 360).paste(lines(addresses(3)));
        many.verdicts();
        List<Request> sent = new ArrayList<>();
        many.page().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/users")) {
                sent.add(request);
            }
        });

        many.button().dblclick();

        assertThat(many.outcome().innerText()).isEqualTo("Created: 3. Not created: 0.");
        assertThat(sent).hasSize(3);
    }

    @Test
    void contactOfSeveralDistrictsChoosesOne(Windows windows) {
        District other = realm.newDistrict("Capital City");
        contact.admin().joinGroup(other.id());
        List<String> addresses = addresses(1);
        ManyAccountsPage many = open(windows, 360);
        many.page().locator("main [name=district]").selectOption(other.path());

        many.paste(lines(addresses)).verdicts();
        assertThat(many.create()).startsWith("Created: 1.");

        UserRepresentation made = found(addresses.get(0)).get(0);
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(other.path());
    }

    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void speaksFourLanguages(String language, Windows windows) {
        Page page = windows.open(Look.USUAL.phone());
        ManyAccountsPage many = ManyAccountsPage.open(
                DistrictPage.signIn(page, contact).language(language).at("accounts"));

        many.paste(lines(List.of(jane.email(), "nobody", NewAccount.address("Nora"))));

        assertThat(many.verdicts()).hasSize(3).doesNotContain("new", "exists already");
        assertThat(many.text()).doesNotContain("district.", "{0}", "verdict-", "New:");
        Barriers.none(page);
    }

    @Test
    void thousandLinesAreChecked(Windows windows) {
        ManyAccountsPage many = open(windows, 360);

        many.choose("new.csv", file("UTF-8", lines(addresses(THOUSAND)).split("\r\n")));

        assertThat(many.verdicts()).hasSize(THOUSAND).containsOnly("new");
        assertThat(many.checked()).isEqualTo("New: 1,000. Not to be created: 0.");
    }

    @Nightly
    @Test
    void thousandLinesAreCreated(Windows windows) {
        ManyAccountsPage many = open(windows, 1280);
        many.choose("new.csv", file("UTF-8", lines(addresses(THOUSAND)).split("\r\n")));
        many.verdicts();
        many.page().setDefaultTimeout(MINUTES);

        assertThat(many.create()).isEqualTo("Created: 1,000. Not created: 0.");

        assertThat(many.verdicts()).hasSize(THOUSAND).containsOnly("created");
        assertThat(district.admin().members(0, 2 * THOUSAND)).hasSize(THOUSAND + 2);
    }

    private List<UserRepresentation> found(String address) {
        return realm.admin().users().searchByEmail(address.toLowerCase(Locale.ROOT), true);
    }

    private static List<String> addresses(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> NewAccount.address("Nora" + i))
                .toList();
    }

    /** With headings. */
    private static String lines(List<String> addresses) {
        return addresses.stream()
                .map(address -> "Nora;Teacher;" + address + ";;")
                .collect(Collectors.joining("\r\n", HEADINGS, "\r\n"));
    }

    /** As a file; headings come first unless the lines have them. */
    private static byte[] file(String charset, String... lines) {
        String text = String.join("\r\n", lines) + "\r\n";
        return (text.startsWith(HEADINGS) ? text : HEADINGS + text).getBytes(Charset.forName(charset));
    }

    private ManyAccountsPage open(Windows windows, int width) {
        Page page = windows.open(Look.USUAL.size(width, 800));
        return ManyAccountsPage.open(DistrictPage.signIn(page, contact));
    }
}
