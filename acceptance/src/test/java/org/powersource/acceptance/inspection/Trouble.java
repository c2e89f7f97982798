package org.powersource.acceptance.inspection;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the browser complained about since a window was opened. */
final class Trouble {

    private final List<String> seen = new ArrayList<>();
    private final List<ConsoleMessage> messages = new ArrayList<>();
    private final Set<String> documents = new HashSet<>();

    Trouble(Page page) {
        page.onConsoleMessage(this::note);
        page.onPageError(error -> seen.add("script: " + error));
        page.onResponse(this::note);
        page.onRequestFailed(this::note);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            messages.add(message);
        }
    }

    private void note(Response response) {
        if (response.request().isNavigationRequest()) {
            documents.add(response.url());
        } else if (response.status() >= 400) {
            seen.add(response.status() + " " + response.url());
        }
    }

    /** Not what a page asked for that the reader has left meanwhile, and not the app, which nobody runs. */
    private void note(Request request) {
        if (!request.isNavigationRequest() && !"net::ERR_ABORTED".equals(request.failure())) {
            seen.add(request.failure() + " " + request.url());
        }
    }

    List<String> list() {
        List<String> all = new ArrayList<>(seen);
        messages.stream()
                .filter(message -> !isAboutTheStatusOfADocument(message))
                .map(message -> "console: " + message.text() + " " + message.location())
                .forEach(all::add);
        return all;
    }

    /** Chromium has a line for every document with a status of 400 or more. */
    private boolean isAboutTheStatusOfADocument(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource: the server responded with a status of 4")
                && documents.stream().anyMatch(document -> message.location().startsWith(document));
    }
}
