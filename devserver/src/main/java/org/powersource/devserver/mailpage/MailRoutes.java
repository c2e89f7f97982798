package org.powersource.devserver.mailpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.powersource.devserver.ReceivedMail;
import tools.jackson.databind.json.JsonMapper;

/** Answers by path. */
final class MailRoutes {

    private static final Pattern MAIL = Pattern.compile("/mails/([0-9a-f]+)(/html)?");

    private final JsonMapper json = JsonMapper.builder().build();
    private final MailTemplates templates = new MailTemplates();
    private final Supplier<List<ReceivedMail>> mails;

    MailRoutes(Supplier<List<ReceivedMail>> mails) {
        this.mails = mails;
    }

    Reply reply(String path) {
        return switch (path) {
            case "/" -> Reply.page(templates.list(mails.get()));
            case "/api/mails" -> Reply.json(json.writeValueAsString(mails.get()));
            case "/style.css" -> Reply.resource("text/css; charset=utf-8", resource("style.css"));
            case "/icon.svg" -> Reply.resource("image/svg+xml", resource("icon.svg"));
            default -> mail(MAIL.matcher(path));
        };
    }

    private Reply mail(Matcher path) {
        if (!path.matches()) {
            return Reply.plain(404, "Nothing here. The list of mails is at /");
        }
        Function<ReceivedMail, Reply> view = path.group(2) == null
                ? mail -> Reply.page(templates.mail(mail))
                : mail -> Reply.foreign(inNewTabs(mail.html()));
        return mails.get().stream()
                .filter(mail -> mail.id().equals(path.group(1)))
                .findFirst()
                .map(view)
                .orElseGet(() -> Reply.plain(404, "No such mail. The list of mails is at /"));
    }

    /** A frame whose links open in a new tab. */
    private static String inNewTabs(String html) {
        return "<!doctype html><base target=\"_blank\">" + html;
    }

    private static String resource(String name) {
        try (InputStream in = MailRoutes.class.getResourceAsStream("/mailpage/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Not packaged: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + name, e);
        }
    }
}
