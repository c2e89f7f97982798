package org.powersource.idp.recovery;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;

/**
 * A random password that people copy: groups such as {@code K7qm-X2pd}, without letters and digits that look alike. Each group starts with
 * a capital and a digit, so that usual policies are met. Six groups have more than 100 bits.
 */
final class GeneratedPassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final String REST = "abcdefghjkmnpqrstuvwxyz" + DIGITS;
    private static final String SEPARATOR = "-";
    private static final int GROUPS = 6;
    private static final int GROUP_LENGTH = 4;

    private GeneratedPassword() {}

    static String of(RealmModel realm) {
        Object least = realm.getPasswordPolicy().getPolicyConfig(LengthPasswordPolicyProviderFactory.ID);
        return ofLength(least instanceof Integer length ? length : 0);
    }

    /** A password of at least that many characters. */
    static String ofLength(int least) {
        int groups = Math.max(GROUPS, (least + 1 + GROUP_LENGTH) / (GROUP_LENGTH + 1));
        return IntStream.range(0, groups).mapToObj(i -> group()).collect(Collectors.joining(SEPARATOR));
    }

    private static String group() {
        return "" + randomOf(CAPITALS) + randomOf(DIGITS) + randomOf(REST) + randomOf(REST);
    }

    private static char randomOf(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
