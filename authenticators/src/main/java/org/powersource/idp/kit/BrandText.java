package org.powersource.idp.kit;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names and addresses of the operator. An administrator types them once, in English, for all languages (Realm settings, Localization). They
 * aren't patterns: every page and mail shows them as typed.
 */
public enum BrandText {
    BRAND_NAME("brandName"),
    SUPPORT_TEAM("supportTeam"),
    SUPPORT_EMAIL("supportEmail"),
    VENDOR_SUPPORT_URL("vendorSupportUrl"),
    MAIL_DOMAINS("mailDomains");

    private static final Set<String> KEYS =
            Arrays.stream(values()).map(text -> text.key).collect(Collectors.toUnmodifiableSet());

    private final String key;

    BrandText(String key) {
        this.key = key;
    }

    /** The key of its message. */
    public String key() {
        return key;
    }

    /** The keys of their messages. */
    public static Set<String> keys() {
        return KEYS;
    }
}
