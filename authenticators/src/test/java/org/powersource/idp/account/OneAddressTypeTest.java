package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Only {@link EmailAddress} trims, folds or lower-cases an address. Classes that do so with other texts are listed here. */
class OneAddressTypeTest {

    private static final Set<String> CHANGING = Set.of(
            "trim",
            "strip",
            "stripLeading",
            "stripTrailing",
            "toLowerCase",
            "toUpperCase",
            "equalsIgnoreCase",
            "compareToIgnoreCase",
            "toLowerCaseSafe",
            "normalize");

    /** Names of enum constants, clients and server replies; paths; answers and questions; passwords; what somebody searches for or writes. */
    private static final Set<String> NO_ADDRESSES = Set.of(
            "accountlist.ListRequest",
            "activation.ActivatedBy",
            "activation.ActivationEvent",
            "activation.ActivationLinkState",
            "ask.Obstacle",
            "ask.PlainText",
            "ask.RequestKind",
            "ask.RequestState",
            "district.AdminRequest",
            "district.ContactClients",
            "district.ContactRequest",
            "doctor.Check",
            "doctor.Severity",
            "keycloakdb.SearchPattern",
            "kit.Option",
            "mail.Mail",
            "mail.TimelineEntry",
            "mail.smtp.MailConnection",
            "mail.smtp.Postman",
            "mail.worker.OutboxMeters",
            "recovery.RecoveryCase",
            "reminder.AnswerRefusal",
            "reminder.Folding",
            "reminder.ListedQuestion",
            "reminder.OwnQuestionRefusal",
            "reminder.ReminderForm",
            "setup.State",
            "signin.EmailPasswordForm",
            "signin.LinkDecision",
            "site.SiteAccessDecision",
            "userprofile.AccountStatus");

    private static final String ROOT = "org.powersource.idp.";

    @Test
    void onlyListedClassesChangeTheLettersOfATextAndNoneOfThemOfAnAddress() {
        Set<String> callers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.powersource.idp").stream()
                        .flatMap(type -> Stream.concat(
                                        type.getMethodCallsFromSelf().stream(),
                                        type.getMethodReferencesFromSelf().stream())
                                .filter(call ->
                                        CHANGING.contains(call.getTarget().getName()))
                                .filter(call -> Set.of(
                                                String.class.getName(),
                                                KeycloakModelUtils.class.getName(),
                                                "java.text.Normalizer")
                                        .contains(call.getTargetOwner().getName()))
                                .map(call -> call.getOriginOwner().getName()))
                        .map(name -> name.substring(ROOT.length()).replaceFirst("\\$.*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(callers).contains("account.EmailAddress").isNotEmpty();
        callers.remove("account.EmailAddress");
        assertThat(NO_ADDRESSES).containsAll(callers);
    }
}
