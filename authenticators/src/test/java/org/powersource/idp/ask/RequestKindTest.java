package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.powersource.idp.account.Privilege;

class RequestKindTest {

    @ParameterizedTest
    @CsvSource({
        "ACCESS, NONE, true",
        "ACCESS, CONTACT, true",
        "ACCESS, ADMINISTRATOR, false",
        "HELP, NONE, true",
        "HELP, CONTACT, false",
        "HELP, ADMINISTRATOR, false",
        "ACCOUNT, NONE, true",
        "ACCOUNT, CONTACT, false"
    })
    void contactsDecideWhatGivesThemNoPowerOverAnother(RequestKind kind, Privilege ofAccount, boolean decided) {
        assertThat(kind.isDecidedByContacts(ofAccount)).isEqualTo(decided);
    }
}
