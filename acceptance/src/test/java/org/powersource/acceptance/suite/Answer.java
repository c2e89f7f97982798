package org.powersource.acceptance.suite;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** A response of the server, and the actions that a person has on its page. */
public record Answer(HttpBrowser browser, URI uri, int status, HttpHeaders headers, String body) {

    private static final Pattern RANDOM = Pattern.compile(
            "((?:session_code|execution|tab_id|client_data|authSessionHash)=|data-auth-session=\"|content-length: )[^\"&\\]\\s]*");

    /** Target of a redirect; null if it is none. */
    public @Nullable URI location() {
        return status / 100 == 3
                ? headers.firstValue("Location").map(uri::resolve).orElse(null)
                : null;
    }

    /** Parameters that the relying party gets: those of the redirect that leaves the identity provider. */
    public Map<String, String> told() {
        return Query.parameters(Objects.requireNonNull(
                location(), () -> "No redirect but status " + status + ", page " + pageId() + ", of " + uri));
    }

    public Document page() {
        return Jsoup.parse(body, uri.toString());
    }

    /** The page's marker; empty if it has none. */
    public String pageId() {
        return page().body().attr("data-page-id");
    }

    /** The page's visible text. */
    public String text() {
        return page().body().text();
    }

    public String text(String selector) {
        return element(selector).text();
    }

    public Element element(String selector) {
        return Objects.requireNonNull(
                page().selectFirst(selector),
                () -> "No " + selector + " on " + pageId() + ", status " + status + ", of " + uri);
    }

    public boolean has(String selector) {
        return page().selectFirst(selector) != null;
    }

    /** The absolute address of a link. */
    public String link(String selector) {
        return element(selector).absUrl("href");
    }

    /** The absolute address that the page loads by itself. */
    public String refresh() {
        String content = element("meta[http-equiv=refresh]").attr("content");
        return uri.resolve(content.replaceFirst("^\\d+;url=", "")).toString();
    }

    public Answer click(String selector) {
        return browser.open(link(selector));
    }

    /** Sends a form like a browser: with its values, changed by the given fields. */
    public Answer submit(String formSelector, String... namesAndValues) {
        FormElement form = (FormElement) element(formSelector);
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(Query.fields(namesAndValues));
        return browser.post(form.absUrl("action"), fields);
    }

    /** Presses the button of that id, which is also its name. */
    public Answer press(String button) {
        return submit("form:has(#" + button + ")", button, "true");
    }

    public Answer signIn(String email, String password) {
        return submit("#kc-form-login", "username", email, "password", password);
    }

    public Answer signIn(Account account) {
        return signIn(account.email(), account.password());
    }

    /**
     * Everything that distinguishes responses: status, headers, cookies and each byte of the page. Values that are random for each request, and
     * the typed address, are removed.
     */
    public String withoutRandomValues(String typed) {
        String all = status + "\n"
                + headers.map().entrySet().stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                        .map(header -> header.getKey() + ": "
                                + (header.getKey().equalsIgnoreCase("set-cookie")
                                        ? header.getValue().stream()
                                                .map(cookie -> cookie.replaceFirst("=[^;]*", "="))
                                                .toList()
                                        : header.getValue()))
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n" + body;
        return RANDOM.matcher(all.replace(typed, "(typed)")).replaceAll("$1");
    }

    @Override
    public String toString() {
        return status + " " + uri + " " + headers.map() + "\n" + body;
    }
}
