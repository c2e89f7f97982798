package org.powersource.devserver.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** The language that the reader chose on a page. Before a choice, the first of the browser's languages that the portal has. */
final class ReaderLanguage implements LocaleResolver, HandlerInterceptor {

    private static final List<Locale> SPOKEN =
            Stream.of("en", "es", "fr", "ar").map(Locale::forLanguageTag).toList();
    private static final String CHOICE = "lang";
    private static final String COOKIE = "PORTAL_LANGUAGE";

    /** Languages for the templates, each with its own name. */
    static List<LanguageBean> spoken() {
        return SPOKEN.stream().map(LanguageBean::of).toList();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return spoken(request.getParameter(CHOICE))
                .or(() -> cookies(request)
                        .flatMap(cookie -> spoken(cookie.getValue()).stream())
                        .findFirst())
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> spoken(locale.getLanguage()).stream())
                        .findFirst())
                .orElse(SPOKEN.get(0));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The reader chooses the language with ?" + CHOICE + "=");
    }

    /** Stores the choice. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        spoken(request.getParameter(CHOICE))
                .ifPresent(locale -> response.addHeader(
                        "Set-Cookie",
                        ResponseCookie.from(COOKIE, locale.getLanguage())
                                .path("/")
                                .httpOnly(true)
                                .sameSite("Lax")
                                .build()
                                .toString()));
        return true;
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] all = request.getCookies();
        return all == null ? Stream.of() : Arrays.stream(all).filter(cookie -> COOKIE.equals(cookie.getName()));
    }

    private static Optional<Locale> spoken(@Nullable String tag) {
        return SPOKEN.stream()
                .filter(locale -> Objects.equals(locale.getLanguage(), tag))
                .findFirst();
    }
}
