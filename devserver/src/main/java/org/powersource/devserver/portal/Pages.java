package org.powersource.devserver.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

@Controller
class Pages {

    /** Parameter of a site's home after a visitor has changed the password. */
    static final String PASSWORD_CHANGED = "password-changed";

    private final IdentityProvider provider;

    Pages(IdentityProvider provider) {
        this.provider = provider;
    }

    @GetMapping("/")
    ModelAndView powersource(@AuthenticationPrincipal @Nullable OidcUser user, HttpServletRequest request) {
        return home(Site.POWERSOURCE, Site.GRADEBOOK, user, request);
    }

    @GetMapping("/gradebook")
    ModelAndView gradebook(@AuthenticationPrincipal @Nullable OidcUser user, HttpServletRequest request) {
        return home(Site.GRADEBOOK, Site.POWERSOURCE, user, request);
    }

    @GetMapping("/sign-in-refused")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    ModelAndView powersourceRefused(HttpServletRequest request) {
        return refused(Site.POWERSOURCE, request);
    }

    @GetMapping("/gradebook/sign-in-refused")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    ModelAndView gradebookRefused(HttpServletRequest request) {
        return refused(Site.GRADEBOOK, request);
    }

    private ModelAndView home(Site site, Site other, @Nullable OidcUser user, HttpServletRequest request) {
        ModelAndView page = page(user == null ? "home" : "signed-in", site).addObject("other", SiteBean.of(other));
        return user == null
                ? page
                : page.addObject("visitor", Visitor.of(user))
                        .addObject("passwordChanged", request.getParameter(PASSWORD_CHANGED) != null);
    }

    private ModelAndView refused(Site site, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object problem = session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return page("refused", site).addObject("refusal", Refusal.of((AuthenticationException) problem));
    }

    private ModelAndView page(String template, Site site) {
        return new ModelAndView(
                template,
                Map.of(
                        "site",
                        SiteBean.of(site),
                        "languages",
                        ReaderLanguage.spoken(),
                        "troubleshooting",
                        provider.troubleshooting(site),
                        "account",
                        provider.account(),
                        "accounts",
                        provider.accounts(),
                        "console",
                        provider.console()));
    }
}
