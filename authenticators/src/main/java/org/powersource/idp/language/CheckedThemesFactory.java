package org.powersource.idp.language;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ThemeManager;
import org.keycloak.theme.DefaultThemeManager;
import org.keycloak.theme.DefaultThemeManagerFactory;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeManagerFactory;

/** Replaces stock's theme manager of the same id, so that no realm text breaks a page or mail of a login or e-mail theme. */
@AutoService(ThemeManagerFactory.class)
public final class CheckedThemesFactory extends DefaultThemeManagerFactory {

    /** The types whose texts are patterns for {@link java.text.MessageFormat}; the consoles use another format. */
    private static final Set<Theme.Type> FORMATTED = Set.of(Theme.Type.LOGIN, Theme.Type.EMAIL);

    @Override
    public ThemeManager create(KeycloakSession session) {
        return new DefaultThemeManager(this, session) {
            @Override
            public @Nullable Theme getTheme(String name, Theme.Type type) {
                Theme theme = super.getTheme(name, type);
                return theme == null || !FORMATTED.contains(type) ? theme : CheckedTheme.of(theme);
            }
        };
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
