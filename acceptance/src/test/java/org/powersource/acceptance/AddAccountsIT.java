package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Example;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** The example of docs/contacts.md: a contact adds a hundred accounts from a file. */
@Nightly
@OnTheSuite
class AddAccountsIT {

    private static final Example SCRIPT = new Example("add-accounts.sh");

    /** Named in the server's option contact-clients. */
    private static final String CLIENT = "district-scripts";

    private final Suite suite;
    private final Realm realm;
    private final District district;

    AddAccountsIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.district = realm.newDistrict("Springfield");
    }

    /** A client whose service account is a technical contact of the district. */
    private String serviceAccount() {
        realm.admin()
                .clients()
                .findByClientId(CLIENT)
                .forEach(old -> realm.admin().clients().get(old.getId()).remove());
        Site client = realm.newSite()
                .withoutRole()
                .with(made -> {
                    made.setClientId(CLIENT);
                    made.setServiceAccountsEnabled(true);
                })
                .create();
        UserResource user =
                realm.admin().users().get(client.admin().getServiceAccountUser().getId());
        user.joinGroup(district.id());
        user.roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        return client.secret();
    }

    @Test
    void eachLineIsAddedInFullOrNotAtAllAndErrorsNameTheirLines(@TempDir Path folder) throws IOException {
        String secret = serviceAccount();
        Account taken = district.newMember().create();
        List<String> lines = new ArrayList<>(List.of("email,first name,last name,sites"));
        for (int i = 0; i < 100; i++) {
            lines.add(NewAccount.address("teacher" + i) + ",Zoë,O'Hara " + i + ",powersource gradebook-sample");
        }
        lines.set(10, "no-address,A,B,powersource");
        lines.set(20, NewAccount.address("unknown.site") + ",A,B,powersource nowhere");
        lines.set(30, taken.email() + ",A,B,powersource");
        lines.set(40, NewAccount.address("elsewhere") + ",A,B,powersource,/districts/Nowhere");
        Path file = Files.write(folder.resolve("new.csv"), lines);

        Example.Result result =
                SCRIPT.run(Map.of("CLIENT_SECRET", secret), suite.url(), realm.name(), CLIENT, file.toString());

        assertThat(result.said()).as(result.toString()).contains("96 added, 4 not");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said())
                .contains("line 11: no-address: 400")
                .contains("line 21: unknown.site")
                .contains("line 31: " + taken.email() + ": 409")
                .contains("line 41: elsewhere")
                .contains("You don't manage this district");
        assertThat(district.admin().members(0, 200)).hasSize(98);
        UserRepresentation last = realm.admin()
                .users()
                .searchByEmail(lines.get(100).split(",", 2)[0].toLowerCase(Locale.ROOT), true)
                .get(0);
        assertThat(last.getFirstName()).isEqualTo("Zoë");
        assertThat(last.getAttributes().get("siteAccess")).containsExactlyInAnyOrder("powersource", "gradebook-sample");
    }
}
