package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;

class SignInEmailTest {

    private final List<Object> stored = new ArrayList<>();

    @ParameterizedTest(name = "address {0}, kept {1}, sent {2}: {3}")
    @CsvSource({
        // created with capitals, without, and by an import that brings the spelling along
        "Jane@x.example, , , Jane@x.example",
        "jane@x.example, , , jane@x.example",
        "jane@x.example, , Jane@x.example, Jane@x.example",
        // the console's form sends the stored address back when another field was changed
        "jane@x.example, Jane@x.example, Jane@x.example, Jane@x.example",
        "jane@x.example, Jane@x.example, , Jane@x.example",
        "jane@x.example, Jane@x.example, '', Jane@x.example",
        // retyped with other capitals, in one field or the other; the spelling's own field counts if it was changed
        "JANE@x.example, Jane@x.example, Jane@x.example, JANE@x.example",
        "jane@x.example, Jane@x.example, JANE@x.example, JANE@x.example",
        "Jane@x.example, Jane@x.example, jane@x.example, jane@x.example",
        // another address: the old spelling goes, whether it is sent along or not
        "ann@x.example, Jane@x.example, , ann@x.example",
        "ann@x.example, Jane@x.example, Jane@x.example, ann@x.example",
        "Ann@x.example, Jane@x.example, , Ann@x.example",
        "ann@x.example, Jane@x.example, Ann@x.example, Ann@x.example",
        // a spelling of another address
        "jane@x.example, Jane@x.example, Jan@x.example, Jane@x.example",
        "jane@x.example, , Other@x.example, jane@x.example",
        // nothing at all
        "'', , '', ''",
        "'', , Jane@x.example, ''",
    })
    void theSpellingToKeep(String address, @Nullable String kept, @Nullable String sent, String spelling) {
        assertThat(SignInEmail.record(address, kept, sent)).isEqualTo(new SignInEmail(spelling));
    }

    @ParameterizedTest(name = "address {0}, user name {1}, kept {2}: {3}")
    @CsvSource({
        "jane@x.example, jane, Jane@x.example, Jane@x.example",
        "jane@x.example, jane, , jane@x.example",
        // changed by some other way
        "ann@x.example, jane, Jane@x.example, ann@x.example",
        // an account without an address signs in with its user name
        ", jane, , jane",
        ", jane, Jane, Jane"
    })
    void theSpellingToSignInWith(@Nullable String email, String username, @Nullable String kept, String spelling) {
        UserModel user = user(email, username, kept);

        assertThat(SignInEmail.of(user)).isEqualTo(new SignInEmail(spelling));
        assertThat(SignInEmail.of(user).address()).isEqualTo(EmailAddress.of(spelling));
        assertThat(SignInEmail.stored(user)).isEqualTo(email == null ? username : email);
    }

    /** A write costs statements and clears caches. */
    @ParameterizedTest
    @CsvSource({"Jane@x.example, Jane@x.example, 0", "jane@x.example, Jane@x.example, 1", ", Jane@x.example, 1"})
    void spellingIsStoredIfItIsAnother(@Nullable String kept, String spelling, int writes) {
        SignInEmail.keep(user("jane@x.example", "jane", kept), spelling);

        assertThat(stored).isEqualTo(Collections.nCopies(writes, spelling));
    }

    private UserModel user(@Nullable String email, String username, @Nullable String kept) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("getUsername", username);
        answers.put("setSingleAttribute", (Stub.Reply) attribute -> stored.add(attribute[1]));
        if (email != null) {
            answers.put("getEmail", email);
        }
        if (kept != null) {
            answers.put("getFirstAttribute", kept);
        }
        return Stub.of(UserModel.class, answers);
    }
}
