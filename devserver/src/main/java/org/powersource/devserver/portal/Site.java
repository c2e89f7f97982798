package org.powersource.devserver.portal;

/** One of the two sites, each an OpenID Connect client with its own sessions. */
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

    /** Path that leads to the identity provider. */
    String signIn() {
        return signInBase() + "/" + clientId;
    }

    /** Path that leads to the form for a new password, and back. */
    String myPassword() {
        return signIn() + "?" + SignInRequests.TO_MY_PASSWORD;
    }

    String signInBase() {
        return path + "/oauth2/authorization";
    }

    /** Redirect URI, as a path on this server. */
    String redirect() {
        return path + "/login/oauth2/code/" + clientId;
    }

    String refused() {
        return path + "/sign-in-refused";
    }

    String signOut() {
        return path + "/sign-out";
    }

    /** Key of the site's part of the HTTP session: a sign-in at one site is none at the other. */
    String sessionKey() {
        return "security context of " + clientId;
    }
}
