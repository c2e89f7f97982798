package org.powersource.devserver.mailpage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.powersource.devserver.ReceivedMail;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Templates of the pages. The template engine escapes the contents of mails. */
final class MailTemplates {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailTemplates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix("mailpage/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    String list(List<ReceivedMail> mails) {
        return render("list", Map.of("mails", mails));
    }

    String mail(ReceivedMail mail) {
        return render("mail", Map.of("mail", mail, "text", TextPiece.of(mail.text())));
    }

    private String render(String template, Map<String, Object> values) {
        Context context = new Context(Locale.ENGLISH, values);
        context.setVariable("clock", new LocalTime());
        return engine.process(template, context);
    }

    /** Formats times for the templates, in this machine's time zone. */
    public static final class LocalTime {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

        public String of(Instant time) {
            return FORMAT.format(time.atZone(ZoneId.systemDefault()));
        }
    }
}
