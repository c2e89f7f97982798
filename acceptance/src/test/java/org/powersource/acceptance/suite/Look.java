package org.powersource.acceptance.suite;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** Settings of a browser. Immutable: each method returns a changed copy. */
public record Look(boolean scripts, ColorScheme colors, int width, int height, String locale) {

    public static final Look USUAL = new Look(true, ColorScheme.LIGHT, 1280, 900, "en-US");

    public Look withoutScripts() {
        return new Look(false, colors, width, height, locale);
    }

    public Look dark() {
        return new Look(scripts, ColorScheme.DARK, width, height, locale);
    }

    public Look size(int newWidth, int newHeight) {
        return new Look(scripts, colors, newWidth, newHeight, locale);
    }

    public Look phone() {
        return size(360, 740);
    }

    public Look locale(String tag) {
        return new Look(scripts, colors, width, height, tag);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setColorScheme(colors)
                .setViewportSize(width, height)
                .setLocale(locale);
    }
}
