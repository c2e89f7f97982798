package org.powersource.acceptance.inspection;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page that a window shows costs on a first visit: Chromium's own count, which is each answer's status line and headers
 * and its body as it came over the wire, but for the date, which only the balancer of two nodes adds. The window's cache is off.
 */
public final class Traffic {

    private final Page page;
    private @Nullable String mainFrame;
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private final Map<String, String> dates = new LinkedHashMap<>();

    private Traffic(Page page) {
        this.page = page;
        CDPSession session = page.context().newCDPSession(page);
        session.on("Network.requestWillBeSent", this::sent);
        session.on("Network.responseReceived", this::headersReceived);
        session.on("Network.loadingFinished", this::finished);
        session.send("Network.enable");
        session.send("Network.setCacheDisabled", disabled());
    }

    private static JsonObject disabled() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("cacheDisabled", true);
        return parameters;
    }

    /** Of the document that the window shows, as if nothing of it had been there before. */
    public static Traffic of(Page page) {
        return new Traffic(page);
    }

    private void sent(JsonObject event) {
        String url = event.getAsJsonObject("request").get("url").getAsString();
        if (isNewDocument(event)) {
            urls.clear();
            bytes.clear();
        }
        if (!url.startsWith("data:") && isInMainFrame(event)) {
            urls.put(id(event), url);
        }
    }

    /** Also where a redirect leads: what was before is no part of the page. */
    private boolean isNewDocument(JsonObject event) {
        if (!event.get("type").getAsString().equals("Document")) {
            return false;
        }
        if (mainFrame == null) {
            mainFrame = event.get("frameId").getAsString();
        }
        return isInMainFrame(event);
    }

    /** Another frame shows another app's page, as at a sign-out. */
    private boolean isInMainFrame(JsonObject event) {
        return !event.has("frameId") || event.get("frameId").getAsString().equals(mainFrame);
    }

    private void headersReceived(JsonObject event) {
        JsonObject response = event.getAsJsonObject("response");
        response.getAsJsonObject("headers").entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("date"))
                .forEach(header -> dates.put(id(event), header.getValue().getAsString()));
        count(event, response.get("encodedDataLength").getAsLong());
    }

    /** The whole, headers included. */
    private void finished(JsonObject event) {
        count(event, event.get("encodedDataLength").getAsLong());
    }

    private void count(JsonObject event, long length) {
        String date = dates.get(id(event));
        bytes.merge(id(event), length - (date == null ? 0 : "Date: ".length() + date.length() + 2), Math::max);
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    /** A headless browser shows no icon, so doesn't ask for it. */
    public void askForTheIcon() {
        page.evaluate("""
                () => {
                  const icon = document.querySelector("link[rel~=icon]").href;
                  const known = performance.getEntriesByName(icon).length > 0;
                  return known ? null : fetch(icon).then(answer => answer.arrayBuffer());
                }""");
    }

    /** Each request of the page with the number of bytes that answered it. */
    public Map<String, Long> requests() {
        Map<String, Long> requests = new LinkedHashMap<>();
        urls.forEach((id, url) -> requests.merge(url, bytes.getOrDefault(id, 0L), Long::sum));
        return requests;
    }

    public long total() {
        return bytes.entrySet().stream()
                .filter(entry -> urls.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
