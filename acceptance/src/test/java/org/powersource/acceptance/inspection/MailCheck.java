package org.powersource.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.powersource.acceptance.suite.Language;

/** What every mail promises, as it went over the wire. */
public final class MailCheck {

    private static final Path FOLDER = Path.of("target", "mails");
    private static final int MAX_BYTES = 20 * 1024;
    /** RFC 5322 §2.1.1. */
    private static final int LINE = 78;

    /** First name of the accounts that tests make. */
    private static final String READER = "Pat";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern UNFILLED = Pattern.compile("\\$\\{|\\{\\d|\\?\\?|''");
    private static final String REMOTE_OR_TRAP =
            "img, picture, video, audio, iframe, object, embed, link, script, form, input, [style*=url(], [background]";

    private final String raw;
    private final MimeMessage message;
    private final String text;
    private final Document html;

    private MailCheck(String raw) throws MessagingException, IOException {
        this.raw = raw;
        this.message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        Multipart parts = (Multipart) message.getContent();
        assertThat(new ContentType(parts.getContentType()).match("multipart/alternative"))
                .as(parts.getContentType())
                .isTrue();
        assertThat(parts.getCount()).isEqualTo(2);
        this.text = content(parts.getBodyPart(0), "text/plain");
        this.html = Jsoup.parse(content(parts.getBodyPart(1), "text/html"));
    }

    public static MailCheck of(String raw) {
        try {
            return new MailCheck(raw);
        } catch (MessagingException e) {
            throw new AssertionError("Not a mail: " + raw, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Part part, String type) throws MessagingException, IOException {
        assertThat(part.isMimeType(type)).as(part.getContentType()).isTrue();
        assertThat(new ContentType(part.getContentType()).getParameter("charset"))
                .isEqualToIgnoringCase(StandardCharsets.UTF_8.name());
        return (String) part.getContent();
    }

    /** Of every mail, Keycloak's own included. */
    public MailCheck isFitToRead(String language) {
        assertThat(raw.length()).as("bytes").isLessThan(MAX_BYTES);
        assertThat(subject()).isNotBlank().doesNotContainPattern(UNFILLED);
        assertThat(html.title()).isEqualTo(subject());
        assertThat(html.select("h1").eachText()).as("headline").containsExactly(subject());
        assertThat(text.lines().findFirst()).as("headline as text").contains(subject());
        assertThat(html.select("p > bdi").eachText()).as("name of the reader").contains(READER);
        assertThat(text.lines().filter(line -> line.contains(READER) && !line.contains("@")))
                .as("name of the reader as text")
                .hasSize(1);
        assertThat(text.lines().filter("-- "::equals)).as("signature").hasSize(1);
        assertThat(html.select("table:not([role=presentation])"))
                .as("tables for layout")
                .isEmpty();
        assertThat(html.select("a[style*=inline-block]")).as("buttons").hasSizeLessThanOrEqualTo(1);
        assertThat(html.selectFirst("html").attr("lang")).as(subject()).isEqualTo(language);
        assertThat(html.selectFirst("html").attr("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(html.select(REMOTE_OR_TRAP)).isEmpty();
        assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(html.body().text()).isNotBlank().doesNotContainPattern(UNFILLED);
        assertThat(text).isNotBlank().doesNotContainPattern(UNFILLED);
        assertThat(links(text)).as("links of both parts").isEqualTo(hrefs());
        return this;
    }

    /** Of the suite's own. */
    public MailCheck isOurs(String language) {
        isFitToRead(language);
        assertThat(header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header("Content-Language")).isEqualTo(language);
        assertThat(header("Reply-To")).contains("@");
        assertThat(header("Message-ID")).matches("<[^@\\s]+@[^@\\s]+>");
        assertThat(header("Date")).isNotBlank();
        assertThat(text.lines().filter(line -> line.contains(" ") && line.length() > LINE))
                .as("long lines")
                .isEmpty();
        return this;
    }

    /** For spam-scores.sh as {@code target/mails/*.eml}, and into the gallery. */
    public void keep(Page page, String name, Language language) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + "-" + language.tag() + ".eml"), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.setContent(html.outerHtml());
        Barriers.none(page);
        Gallery.addMail(page, "mail-" + name, language);
    }

    public String to() {
        return header("To");
    }

    public String subject() {
        return header("Subject").isEmpty() ? "" : decodedSubject();
    }

    private String decodedSubject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private String header(String name) {
        try {
            String[] values = message.getHeader(name);
            assertThat(values).as(name).hasSize(1);
            return values[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> hrefs() {
        List<Element> links = html.select("a[href]");
        return links.stream().map(link -> link.attr("href")).collect(Collectors.toCollection(TreeSet::new));
    }
}
