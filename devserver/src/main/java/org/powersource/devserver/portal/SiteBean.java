package org.powersource.devserver.portal;

/** A site as the templates see it. */
public record SiteBean(String id, String title, String home, String signIn, String myPassword, String signOut) {

    static SiteBean of(Site site) {
        return new SiteBean(
                site.clientId(), site.title(), site.home(), site.signIn(), site.myPassword(), site.signOut());
    }
}
