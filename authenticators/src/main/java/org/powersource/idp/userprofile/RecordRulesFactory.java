package org.powersource.idp.userprofile;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.ValidatorFactory;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Languages;
import org.powersource.idp.account.SignInEmail;

/**
 * Validator {@value #ID}: rules for an account's e-mail address, its spelling and its language. Added to every profile of a realm that uses the
 * suite.
 */
@AutoService(ValidatorFactory.class)
public final class RecordRulesFactory implements SimpleValidator {

    static final String ID = "powersource-record";
    static final List<String> ATTRIBUTES = List.of(UserModel.EMAIL, SignInEmail.ATTRIBUTE, UserModel.LOCALE);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        List<?> values = input instanceof List<?> all ? all : List.of();
        values.stream()
                .map(String::valueOf)
                .filter(value -> !value.isEmpty())
                .forEach(value -> validate(value, attribute, context));
        return context;
    }

    private static void validate(String value, String attribute, ValidationContext context) {
        if (attribute.equals(UserModel.LOCALE)) {
            refuseOtherLanguage(value, attribute, context);
            return;
        }
        refuseInvisible(value, attribute, context);
        if (attribute.equals(SignInEmail.ATTRIBUTE)) {
            refuseOtherAddress(value, attribute, context);
        }
    }

    private static void refuseInvisible(String value, String attribute, ValidationContext context) {
        if (EmailAddress.of(value).hasInvisibleInside()) {
            context.addError(new ValidationError(ID, attribute, "recordAddressInvisible"));
        }
    }

    private static void refuseOtherAddress(String value, String attribute, ValidationContext context) {
        String email = UserProfileAttributeValidationContext.from(context)
                .getAttributeContext()
                .getAttributes()
                .getFirst(UserModel.EMAIL);
        if (!EmailAddress.of(value).isSameAs(EmailAddress.of(email))) {
            context.addError(new ValidationError(ID, attribute, "recordSpellingOtherAddress"));
        }
    }

    private static void refuseOtherLanguage(String value, String attribute, ValidationContext context) {
        if (!Languages.of(context.getSession().getContext().getRealm()).contains(value)) {
            context.addError(new ValidationError(ID, attribute, "recordLanguageUnknown"));
        }
    }
}
