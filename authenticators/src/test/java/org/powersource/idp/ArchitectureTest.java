package org.powersource.idp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.powersource.idp.account.HashedSecret;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.SuiteAdminEvent;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.site.Sites;
import org.powersource.idp.spokencode.SpokenSignIn;

/** The rules of docs/architecture.md, one in each test. */
class ArchitectureTest {

    private static final String ROOT = "org.powersource.idp";
    /** Packages that every feature may use. */
    private static final String[] SHARED = {
        ROOT + ".kit..",
        ROOT + ".account..",
        ROOT + ".limit..",
        ROOT + ".site",
        ROOT + ".keycloakdb",
        ROOT + ".mail",
        ROOT + ".link",
        ROOT + ".problem",
        ROOT + ".reminder.."
    };
    /** Packages that work for the features, and that no feature uses. */
    private static final String[] BELOW = {
        ROOT + ".mail.worker..", ROOT + ".mail.smtp..", ROOT + ".tables..",
    };
    /** The classes of {@code reminder} that other features use; no others are public. */
    private static final String REMINDER =
            ROOT + "\\.reminder\\.(Reminder|AskedAddress|AskWhen|QuestionList|ReminderQuestion|ReminderForm)";

    /** The one class of {@code activation} that Forgot My Password and the site access may use. */
    private static final String ACTIVATION = Activation.class.getName();

    /** The one class of {@code recovery} by which a contact orders a reset mail. */
    private static final String RESET = ROOT + ".recovery.PasswordReset";
    /** The only public classes of {@code district}, for the account's record, the list of accounts and the doctor. */
    private static final String DISTRICTS = ROOT + "\\.district\\.(Districts|Coverage)";

    /** The classes of {@code ask} that other packages use; no others are public. */
    private static final String ASK =
            ROOT + "\\.ask\\.(Asking|Deciders|Requests|Request|RequestKind|RequestState|RequestEntity)";

    /** The service of {@code district} that decides requests. */
    private static final String DECIDERS = ROOT + "\\.district\\.DistrictDeciders";

    /** The only public class of {@code spokencode}, for the sign-in page, the page for a new password and the contact's page. */
    private static final String SPOKEN_CODES = ROOT + "\\.spokencode\\.SpokenSignIn";

    /** The classes of {@code doctor} that setup uses. */
    private static final String DOCTOR = ROOT + "\\.doctor\\.(Doctor|Finding|Severity|Path|HourlyExamination)";

    /** The classes of {@code mail.smtp} that the worker uses; no others are public. */
    private static final String SMTP = ROOT + "\\.mail\\.smtp\\.(Postman|WrittenMail)";

    /** The rows of what setup wrote. */
    private static final String SETUP_TABLE = ROOT + "\\.setup\\.SetupEntity(\\$Key)?";

    /** The name of an entity in a query. */
    private static final Pattern ENTITY = Pattern.compile("\\b[A-Z]\\w*Entity\\b");

    /** A text that names something: of several words, or a template. */
    private static final Pattern ID = Pattern.compile("[a-z]+[A-Z-][a-zA-Z0-9-]*|[a-z-]+\\.ftl");

    /** Texts that mean something else in each package. */
    private static final Set<String> COINCIDENCES = Set.of(
            // Keycloak's own
            "account-console",
            "adminPermissionsEnabled",
            "clientId",
            "firstName",
            "lastName",
            "missingPasswordMessage",
            "openid-connect",
            "realm-management",
            "requiredActions",
            "reset-credentials",
            // A field of answers
            "errorMessage",
            // The event listener, and the admin resource below /powersource/accounts
            "powersource-accounts",
            // Options of one name at two steps, for administrators
            "linkMinutes",
            "cooldownSeconds",
            "mailsPerHour",
            "mailsPerHourAndClient",
            "check-seconds",
            // The bean of the Site Access Error in its template, and the attribute of accounts
            "siteAccess");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void featuresKnowNothingOfEachOther() {
        var independent = slices().matching(ROOT + ".(**)").should().notDependOnEachOther();
        for (String shared : SHARED) {
            independent = independent.ignoreDependency(resideInAPackage(".."), resideInAPackage(shared));
        }
        independent
                .ignoreDependency(resideInAPackage(ROOT + ".recovery.."), type(Activation.class))
                .ignoreDependency(resideInAPackage(ROOT + ".signin.."), type(Activation.class))
                .ignoreDependency(resideInAPackage(ROOT + ".siteaccess.."), type(Activation.class))
                .ignoreDependency(resideInAPackage(ROOT + ".spokencode"), type(Activation.class))
                .ignoreDependency(resideInAPackage(ROOT + ".signin"), nameMatching(SPOKEN_CODES))
                .ignoreDependency(resideInAPackage(ROOT + ".recovery"), nameMatching(SPOKEN_CODES))
                .ignoreDependency(resideInAPackage(ROOT + ".districtpage"), nameMatching(SPOKEN_CODES))
                .ignoreDependency(resideInAPackage(ROOT + ".district.."), nameMatching(Pattern.quote(RESET)))
                .ignoreDependency(resideInAPackage(ROOT + ".userprofile.."), nameMatching(DISTRICTS))
                .ignoreDependency(resideInAPackage(ROOT + ".doctor.."), nameMatching(DISTRICTS))
                .ignoreDependency(resideInAPackage(ROOT + ".accountlist"), nameMatching(DISTRICTS))
                .ignoreDependency(resideInAPackage(ROOT + ".setup.."), resideInAPackage(ROOT + ".doctor.."))
                .ignoreDependency(resideInAPackage(".."), nameMatching(ASK))
                .ignoreDependency(resideInAPackage(ROOT + ".mail.worker"), resideInAnyPackage(BELOW))
                .ignoreDependency(resideInAPackage(ROOT + ".tables"), nameMatching(".*Entity"))
                .check(CODE);
    }

    @Test
    void packagesHaveNoCyclicDependencies() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CODE);
    }

    /** Features order mails at the outbox, and read links and the history. */
    @Test
    void onlyTheWorkerTakesMailsFromTheQueue() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".mail", ROOT + ".mail.worker")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(ROOT + "\\.mail\\.(MailQueue|MailPriority)")
                .check(CODE);
    }

    /** Each package below the features, and the packages that it may use. */
    @ParameterizedTest
    @CsvSource({
        "kit, ''",
        "keycloakdb, ''",
        "account, kit|keycloakdb",
        "limit, kit",
        "site, kit|keycloakdb",
        "problem, kit|account|limit",
        "mail, kit|account",
        "link, kit|account|mail",
        "ask, kit|keycloakdb|account|limit|site|problem|mail|link",
        "mail.smtp, kit|mail",
        "mail.worker, kit|keycloakdb|account|limit|mail|mail.smtp|problem|tables|ask",
        "tables, kit|account|limit|mail|problem|setup|ask"
    })
    void packagesBelowTheFeaturesUseNoMoreThan(String room, String used) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAPackage(ROOT + "." + room)))
                        .and(not(resideInAnyPackage(Stream.of(used.split("\\|"))
                                .map(name -> ROOT + "." + name)
                                .toArray(String[]::new)))))
                .check(CODE);
    }

    /** Other features may use it, so it uses none: this prevents cycles. */
    @Test
    void theReminderKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".reminder..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".signin..",
                        ROOT + ".siteaccess..",
                        ROOT + ".troubleshooting..",
                        ROOT + ".recovery..",
                        ROOT + ".activation..",
                        ROOT + ".district..",
                        ROOT + ".spokencode..")
                .check(CODE);
    }

    /**
     * Keycloak would ask a validator wherever it accepts a password: in a password grant, and in every other protocol. So only the sign-in
     * page accepts codes.
     */
    @Test
    void noStepOfKeycloakAcceptsACode() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".spokencode")
                .should()
                .beAssignableTo(CredentialInputValidator.class)
                .check(CODE);
        noClasses()
                .that()
                .doNotHaveSimpleName("EmailPasswordForm")
                .and()
                .doNotHaveSimpleName("SpokenSignIn")
                .should()
                .callMethod(
                        SpokenSignIn.class, "accepts", AuthenticationFlowContext.class, UserModel.class, String.class)
                .check(CODE);
    }

    /** Beside a password's hash, a second one by the realm's policy would take longer than the minimum of a refusal. */
    @Test
    void codesAreNeverHashedByThePolicy() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".spokencode")
                .should()
                .callMethodWhere(target(nameMatching("dummyHash")))
                .orShould()
                .callMethodWhere(target(nameMatching("of")).and(target(owner(type(HashedSecret.class)))))
                .check(CODE);
    }

    /** Forgot My Password and the codes to read out use it, so it mustn't use them. */
    @Test
    void theActivationKnowsNothingOfForgotMyPasswordAndOfCodes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".activation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".recovery..", ROOT + ".spokencode..")
                .check(CODE);
    }

    /**
     * Forgot My Password before an answer was sent: it can't read accounts, so it can't reveal who has one. {@code KeycloakSession} is a
     * way to them only by the types that are named here.
     */
    @Test
    void thePageBeforeTheAnswerKnowsNoAccount() {
        noClasses()
                .that()
                .haveNameMatching(
                        ROOT + "\\.recovery\\.(QuestionPage|QuestionPageBean|AskQuestion|RecoveryStart|RecoveryMails"
                                + "|RecoveryLimits|Recovery|RecoverySettings|RecoveryNote)")
                .or()
                .haveNameMatching(ROOT + "\\.reminder\\.(QuestionList|QuestionRanking|ListedQuestion|ReminderQuestion)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.keycloak\\.models\\.(User[A-Za-z]*|SubjectCredentialManager|jpa\\..*)"
                        + "|org\\.keycloak\\.(credential|storage|connections\\.jpa)\\..*|jakarta\\.persistence\\..*"
                        + "|" + ROOT + "\\.account\\.(SignInEmail|Privilege|FineGrainedPermissions)"
                        + "|" + ROOT + "\\.reminder\\.(AskedAddress|Reminder|ReminderForm|ReminderCredential.*)"
                        + "|" + ROOT + "\\.recovery\\.RecoveryAccount"
                        + "|" + ROOT + "\\.activation\\..*")
                .check(CODE);
    }

    /** The one class of the question step that does, once there is an answer or a mailed link. */
    @Test
    void onlyTheQuestionStepChecksAnswers() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AskQuestion")
                .and()
                .doNotHaveSimpleName("AnswerCheck")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("AnswerCheck")
                .check(CODE);
    }

    @Test
    void theKitKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".kit..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        ROOT + ".kit..",
                        "java..",
                        "javax..",
                        "jakarta..",
                        "org.keycloak..",
                        "org.jboss..",
                        "org.jspecify..")
                .check(CODE);
    }

    @Test
    void factoriesArePublicFinalAndNamedSo() {
        classes()
                .that()
                .implement(ProviderFactory.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .bePublic()
                .andShould()
                .haveSimpleNameEndingWith("Factory")
                .andShould(haveModifier(JavaModifier.FINAL))
                .check(CODE);
    }

    @Test
    void onlyClassesThatOtherCodeLoadsArePublic() {
        classes()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".kit..",
                        ROOT + ".account..",
                        ROOT + ".limit..",
                        ROOT + ".site",
                        ROOT + ".keycloakdb",
                        ROOT + ".mail",
                        ROOT + ".link",
                        ROOT + ".problem")
                .and()
                .arePublic()
                .should()
                .haveNameMatching(".*(Factory|Spi|Bean|Resource|Watcher|Notices|Mail|Job|Token|Filter)|" + SMTP + "|"
                        + REMINDER
                        + "|" + ACTIVATION + "|" + RESET + "|" + DISTRICTS + "|" + SPOKEN_CODES + "|" + DOCTOR + "|"
                        + ASK + "|" + DECIDERS + "|"
                        + SETUP_TABLE)
                .check(CODE);
    }

    /** So {@code docs/events.md} lists every event and detail of the suite. */
    @Test
    void onlyTheTablesOfEventsSendEvents() {
        noClasses()
                .that()
                .areNotAssignableTo(SuiteEvent.class)
                .and()
                .areNotAssignableTo(SuiteAdminEvent.class)
                .should()
                .callMethodWhere(target(owner(assignableTo(EventBuilder.class)))
                        .and(target(nameMatching("detail|error|success|event"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(AdminEventBuilder.class)))
                        .and(target(nameMatching("detail|success|operation|representation"))))
                .check(CODE);
    }

    /** Keycloak's console stores an empty name where none was typed. {@link Sites#nameOf} shows the client id then. */
    @Test
    void onlySitesAskAClientForItsName() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Sites.class.getName())
                .should()
                .callMethodWhere(target(owner(assignableTo(ClientModel.class))).and(target(nameMatching("getName"))))
                .check(CODE);
    }

    /** After an upgrade of Keycloak there is one package to look at. The suite's own entities are those that {@code tables} lists. */
    @Test
    void onlyOnePackageKnowsKeycloaksTables() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".keycloakdb")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.keycloak\\.(?!connections\\.).*jpa\\..*")
                .check(CODE);
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("createNative.*|getCriteriaBuilder|createNamed.*")))
                .check(CODE);
        Set<String> own = CODE.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(CODE.stream()
                        .filter(type -> !type.getPackageName().equals(ROOT + ".keycloakdb"))
                        .flatMap(type -> StringConstants.in(type).stream())
                        .flatMap(text -> ENTITY.matcher(text).results().map(MatchResult::group))
                        .filter(entity -> !own.contains(entity)))
                .isEmpty();
    }

    /**
     * A package that refers to another's step, attribute or button by a text breaks without an error when the text changes. A text that two
     * packages need is in {@link SharedId}, or is an option that one of them declares.
     */
    @Test
    void noTwoPackagesShareATextThatIsAnId() {
        Map<String, Set<String>> packages = new TreeMap<>();
        CODE.forEach(type -> StringConstants.in(type).stream()
                .filter(ID.asMatchPredicate().and(text -> !COINCIDENCES.contains(text)))
                .forEach(text ->
                        packages.computeIfAbsent(text, id -> new TreeSet<>()).add(type.getPackageName())));
        assertThat(packages).hasSizeGreaterThan(100);
        packages.values().removeIf(users -> users.size() == 1);
        assertThat(packages).isEmpty();
    }

    @Test
    void noClassIsNamedUtilsHelperOrManager() {
        noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager)").check(CODE);
    }
}
