package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Spelling;
import org.powersource.acceptance.suite.TwoNodes;

/** The question page and its headers are a function of the address alone: for many addresses, over everything that may happen to them. */
@OnTwoNodes
class ThousandAddressesIT {

    private static final int OF_EACH_KIND = 1000 / Addressee.values().length;

    /** The server makes each answer wait a moment. */
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final TwoNodes nodes;
    private final PasswordRecovery recovery;

    ThousandAddressesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.recovery = PasswordRecovery.in(
                nodes.suite(),
                "thousand",
                file -> PasswordRecovery.mailOption(Addressee.lockAtOnce(file), "mailsPerHourAndClient", "100000"));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void pageIsAFunctionOfTheAddress() {
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            addresses.put(
                    addressee,
                    Stream.generate(() -> NewAccount.address("Pat.Zo\u00eb"))
                            .limit(OF_EACH_KIND)
                            .toList());
        }
        List<String> all = addresses.values().stream().flatMap(List::stream).toList();
        Map<String, String> before = pages(all.stream());

        assertThat(before.values().stream().distinct())
                .as("of different addresses")
                .hasSizeGreaterThan(all.size() * 9 / 10);
        assertThat(changed(before, Spelling.all())).as("spelled in another way").isEmpty();
        addresses.forEach((addressee, registered) -> addressee.register(recovery, registered));
        assertThat(changed(before, Spelling.all())).as("with accounts").isEmpty();
        recovery.realm().newHs512Key();
        assertThat(changed(before, Stream.of(Spelling.AS_REGISTERED)))
                .as("with another key")
                .isEmpty();
        for (TwoNodes.Node node : nodes.nodes()) {
            nodes.only(nodes.other(node));
            node.server().restart();
            nodes.only(node);
            assertThat(changed(before, Stream.of(Spelling.SMALL_LETTERS)))
                    .as("restarted")
                    .isEmpty();
        }
    }

    /** Addresses as typed whose page isn't what it was, with what is different. */
    private List<String> changed(Map<String, String> before, Stream<Spelling> spellings) {
        return spellings
                .flatMap(spelling -> {
                    Map<String, String> registered = before.keySet().stream()
                            .collect(Collectors.toMap(spelling::of, address -> address, (one, same) -> one));
                    return pages(registered.keySet().stream()).entrySet().stream()
                            .filter(page -> !page.getValue().equals(before.get(registered.get(page.getKey()))))
                            .map(page -> page.getKey() + ": "
                                    + difference(
                                            before.getOrDefault(registered.get(page.getKey()), ""), page.getValue()));
                })
                .toList();
    }

    /** Lines of the one that the other lacks. */
    private static String difference(String before, String after) {
        List<String> then = before.lines().toList();
        List<String> now = after.lines().toList();
        return "- " + then.stream().filter(line -> !now.contains(line)).toList() + " + "
                + now.stream().filter(line -> !then.contains(line)).toList();
    }

    /** By address as typed. */
    private Map<String, String> pages(Stream<String> typed) {
        Map<String, CompletableFuture<String>> asked = typed.collect(Collectors.toMap(
                address -> address,
                address -> CompletableFuture.supplyAsync(() -> recovery.questionPage(address), threads)));
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, page -> page.getValue().join()));
    }
}
