package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A server's metrics endpoint. */
record Metrics(String managementUrl) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The largest sample of that name whose labels contain all of these, such as {@code state="queued"}; 0 if there are none. */
    double largest(String name, String... labels) {
        return samples(name, labels).max().orElse(0);
    }

    /** The sum of all such samples. */
    double sum(String name, String... labels) {
        return samples(name, labels).sum();
    }

    /** Whether such a sample exists. */
    boolean has(String name, String... labels) {
        return samples(name, labels).findAny().isPresent();
    }

    private DoubleStream samples(String name, String... labels) {
        return read().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }

    /** Names of all samples. */
    Set<String> names() {
        return read().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private String read() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(managementUrl + "/metrics")).build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
