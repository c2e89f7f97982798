package org.powersource.idp.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.userprofile.validator.PersonNameProhibitedCharactersValidator;

/** The name of somebody who wants an account, as typed. */
record TypedName(String firstName, String lastName) {

    static TypedName of(UnaryOperator<@Nullable String> sent) {
        return new TypedName(
                PlainText.of(sent.apply(NewAccountMail.FIRST_NAME), PlainText.NAME),
                PlainText.of(sent.apply(NewAccountMail.LAST_NAME), PlainText.NAME));
    }

    /** What a contact couldn't create an account with. */
    List<FormMessage> errors() {
        List<FormMessage> errors = new ArrayList<>();
        check(errors, NewAccountMail.FIRST_NAME, firstName, "newAccountFirstNameMissing");
        check(errors, NewAccountMail.LAST_NAME, lastName, "newAccountLastNameMissing");
        return errors;
    }

    private static void check(List<FormMessage> errors, String field, String name, String missing) {
        if (name.isEmpty()) {
            errors.add(new FormMessage(field, missing));
        } else if (!PersonNameProhibitedCharactersValidator.INSTANCE
                .validate(name)
                .isValid()) {
            errors.add(new FormMessage(field, "newAccountNameCharacters"));
        }
    }
}
