package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.link.AppHome;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.Stranger;
import org.powersource.idp.site.Sites;

/** Tells the person who asked how the request ended: never by whom. The activation mail takes its place for an account that was made. */
@AutoService(MailKind.class)
public final class RequestAnswerMail implements MailKind {

    static final String ID = "request-answer";

    private static final String KIND = "kind";
    private static final String RESULT = "result";
    private static final String REASON = "reason";
    private static final Duration WORTH = Duration.ofDays(3);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /** @param request after it ended */
    static void order(KeycloakSession session, RealmModel realm, Request request) {
        Map<String, String> details = new HashMap<>();
        details.put(KIND, request.kind().word());
        details.put(RESULT, request.state().word());
        details.computeIfAbsent(REASON, key -> request.reason());
        RequestDetails.Person person = request.details().person();
        String recipient = request.userId();
        if (person != null) {
            recipient = Stranger.id(person.address());
            details.put(Mail.RECIPIENT, person.email());
        }
        if (recipient != null) {
            session.getProvider(Outbox.class)
                    .queue(new MailOrder(
                            new RequestAnswerMail(),
                            realm,
                            recipient,
                            request.site(realm).orElse(null),
                            person == null ? null : person.language(),
                            details));
        }
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        ClientModel site = session.getContext().getClient();
        String kind = mail.details().getOrDefault(KIND, "");
        String result = mail.details().getOrDefault(RESULT, "");
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(KIND, kind);
        attributes.put(RESULT, result);
        attributes.put(REASON, mail.details().getOrDefault(REASON, ""));
        attributes.put("site", site == null ? "" : Sites.nameOf(site));
        boolean leadsOn = site != null && result.equals(RequestState.GRANTED.word());
        attributes.put("link", leadsOn ? new AppHome(session, realm).entrance(site.getClientId()) : "");
        return new MailContent("requestAnswerSubject" + capitalized(result), "request-answer.ftl", attributes, null);
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
