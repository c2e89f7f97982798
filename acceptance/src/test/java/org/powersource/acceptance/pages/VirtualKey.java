package org.powersource.acceptance.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** Chromium's virtual authenticator: a security key that acts as if touched by its owner. */
public final class VirtualKey {

    private final Page page;

    private VirtualKey(Page page) {
        this.page = page;
    }

    public static VirtualKey in(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "usb");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return new VirtualKey(page);
    }

    /** On Keycloak's page for it, which asks for a name of the key in a prompt. */
    public void register() {
        page.onDialog(dialog -> dialog.accept("Key"));
        new StockPage(page, "login-webauthn-register").press("registerWebAuthn");
        new AppPage(page);
    }

    public void authenticate() {
        new StockPage(page, "login-webauthn-authenticate").press("authenticateWebAuthnButton");
    }
}
