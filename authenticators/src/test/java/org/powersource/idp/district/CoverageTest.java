package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.powersource.idp.keycloakdb.DistrictRows.Holder;

class CoverageTest {

    private static final String SPRINGFIELD = "1";
    private static final String SHELBYVILLE = "2";
    private static final String STAFF = "3";

    @Test
    void activeContactCoversTheDistrict() {
        Coverage coverage = coverage(Set.of(), contact("tess", SPRINGFIELD), contact("tess", STAFF));

        assertThat(coverage.districtsWithoutContact()).containsExactly(Map.entry(SHELBYVILLE, "Shelbyville"));
    }

    @Test
    void contactWhoIsNotActiveCoversNone() {
        Coverage coverage = coverage(Set.of(), new Holder("tess", SPRINGFIELD, false));

        assertThat(coverage.districtsWithoutContact()).containsOnlyKeys(SPRINGFIELD, SHELBYVILLE);
    }

    @Test
    void contactByAGroupCoversTheDistrict() {
        assertThat(coverage(Set.of(SPRINGFIELD, STAFF)).districtsWithoutContact())
                .containsOnlyKeys(SHELBYVILLE);
    }

    @Test
    void contactsOfNoDistrictAreCountedOnce() {
        Coverage coverage = coverage(
                Set.of(),
                contact("tess", STAFF),
                contact("tess", SPRINGFIELD),
                contact("lost", STAFF),
                contact("lost", "4"),
                contact("alone", null));

        assertThat(coverage.contactsWithoutDistrict()).isEqualTo(2);
    }

    @Test
    void realmWithoutDistrictsHasNoGap() {
        Coverage coverage = new Coverage(Map.of(), List.of(), Set.of());

        assertThat(coverage.districtsWithoutContact()).isEmpty();
        assertThat(coverage.contactsWithoutDistrict()).isZero();
    }

    private static Coverage coverage(Set<String> byGroup, Holder... contacts) {
        return new Coverage(Map.of(SPRINGFIELD, "Springfield", SHELBYVILLE, "Shelbyville"), List.of(contacts), byGroup);
    }

    private static Holder contact(String account, @Nullable String group) {
        return new Holder(account, group, true);
    }
}
