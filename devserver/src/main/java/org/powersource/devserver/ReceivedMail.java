package org.powersource.devserver;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the server received it.
 *
 * @param id stable while the server runs
 * @param to addresses without names, separated by comma and space
 * @param from address without name
 * @param text plain part, empty if there is none
 * @param html HTML part, empty if there is none
 * @param links http and https addresses of both parts, in their order, without duplicates
 */
public record ReceivedMail(
        String id, Instant time, String to, String from, String subject, String text, String html, List<String> links) {

    public ReceivedMail {
        links = List.copyOf(links);
    }
}
