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

/** The pages; the template engine escapes whatever a mail brings. */
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

    /** For the templates: times as the reader's watch shows them, this machine's zone being the reader's. */
    public static final class LocalTime {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

        public String of(Instant time) {
            return FORMAT.format(time.atZone(ZoneId.systemDefault()));
        }
    }
}
