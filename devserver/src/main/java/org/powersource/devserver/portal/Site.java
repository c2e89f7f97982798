package org.powersource.devserver.portal;

/** One of the two sites: an OpenID Connect client each, with sessions of their own. */
enum Site {
    POWERSOURCE("powersource", "PowerSource", ""),
    GRADEBOOK("gradebook-sample", "Grade Book sample", "/gradebook");

    private final String clientId;
    private final String title;
    private final String path;

    Site(String clientId, String title, String path) {
        this.clientId = clientId;
        this.title = title;
        this.path = path;
    }

    /** At the identity provider; also the name of the registration here. */
    String clientId() {
        return clientId;
    }

    String title() {
        return title;
    }

    /** The site's home, as a path on this server. */
    String home() {
        return path.isEmpty() ? "/" : path;
    }

    /** Leads to the identity provider. */
    String signIn() {
        return signInBase() + "/" + clientId;
    }

    /** Leads to the form for a new password, and back. */
    String myPassword() {
        return signIn() + "?" + SignInRequests.TO_MY_PASSWORD;
    }

    String signInBase() {
        return path + "/oauth2/authorization";
    }

    /** Where the identity provider sends people back to. */
    String redirect() {
        return path + "/login/oauth2/code/" + clientId;
    }

    String refused() {
        return path + "/sign-in-refused";
    }

    String signOut() {
        return path + "/sign-out";
    }

    /** The site's own place in the HTTP session, so that being signed in at one site says nothing about the other. */
    String sessionKey() {
        return "security context of " + clientId;
    }
}
