package org.powersource.idp.districtpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.LocaleBean;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.powersource.idp.account.Languages;
import org.powersource.idp.kit.BrandText;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.spokencode.SpokenSignIn;

/** The page's document, in the brand of the realm's login theme. */
final class PageFrame {

    private static final String TEMPLATE = "powersource-district.ftl";
    private static final String BRAND = BrandText.BRAND_NAME.key();
    /** An icon of nothing, so that the browser asks for none. */
    private static final String NO_ICON = "data:,";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Locale locale;
    private final PageLinks links;
    private final Theme theme;
    private final Properties messages;

    PageFrame(KeycloakSession session, RealmModel realm, Locale locale, PageLinks links) {
        this.session = session;
        this.realm = realm;
        this.locale = locale;
        this.links = links;
        this.theme = PageTexts.theme(session);
        this.messages = PageTexts.messages(theme, realm, locale);
    }

    Asset asset() {
        try {
            String html = session.getProvider(FreeMarkerProvider.class).processTemplate(model(), TEMPLATE, theme);
            return new Asset("text/html; charset=utf-8", html);
        } catch (FreeMarkerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> model() {
        Properties look = look();
        LocaleBean languages = new LocaleBean(realm, locale, links.languages(), messages);
        String tag = locale.toLanguageTag();
        Map<String, Object> model = new HashMap<>();
        model.put("text", PageTexts.of(messages, locale, PageTexts.PAGE));
        model.put("told", PageTexts.of(messages, locale, PageTexts.TOLD));
        model.put("lang", tag);
        model.put("dir", languages.isRtl() ? "rtl" : "ltr");
        model.put("languages", Languages.of(realm).isEmpty() ? List.of() : languages.getSupported());
        model.put("dark", realm.getAttribute("darkMode", true));
        model.put("brand", brand());
        model.put("icon", file(look.getProperty("favicons.main", NO_ICON)));
        model.put("logo", file(look.getProperty("logo", "")));
        model.put("styles", styles(look));
        model.put("script", links.file(PageScript.asset(messages, locale), tag + "/page.js"));
        model.put("parser", links.file(FileParser.asset(), "parser.js"));
        model.put("codes", SpokenSignIn.isOffered(realm));
        model.put("page", links.page());
        model.put("realm", links.realm());
        model.put("admin", links.adminApi());
        model.put("console", links.console());
        model.put("client", SharedId.DISTRICT_PAGE.id());
        return model;
    }

    private Properties look() {
        try {
            return theme.getProperties();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another login theme has no such text. */
    private String brand() {
        return messages.containsKey(BRAND)
                ? PageTexts.text(messages, locale, BRAND)
                : Objects.requireNonNullElse(realm.getDisplayName(), realm.getName());
    }

    private List<String> styles(Properties look) {
        List<String> styles = new ArrayList<>();
        styles.add(links.file(PageStyle.asset(), "page.css"));
        Arrays.stream(look.getProperty("stylesOfBrand", "").split("\\s+", -1))
                .filter(name -> !name.isEmpty())
                .map(this::file)
                .forEach(styles::add);
        return styles;
    }

    /** A picture or style sheet of the login theme. */
    private String file(String name) {
        return name.isEmpty() || name.startsWith("data:") ? name : links.themeFile(theme.getName(), name);
    }
}
