package org.powersource.acceptance.inspection;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A slow line and a slow machine: Lighthouse's "slow 4G", and a processor four times slower. */
public final class SlowLine {

    private static final int BYTES_PER_SECOND = 1_600_000 / 8;
    private static final int LATENCY_MILLIS = 150;
    private static final int SLOWER_PROCESSOR = 4;

    private SlowLine() {}

    /** For all that the window loads from now on. */
    public static void slowDown(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", line());
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", SLOWER_PROCESSOR);
        session.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static JsonObject line() {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY_MILLIS);
        line.addProperty("downloadThroughput", BYTES_PER_SECOND);
        line.addProperty("uploadThroughput", BYTES_PER_SECOND);
        return line;
    }
}
