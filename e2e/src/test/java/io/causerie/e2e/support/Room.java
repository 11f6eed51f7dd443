package io.causerie.e2e.support;

import com.microsoft.playwright.options.AriaRole;

/** What visitors do in the room of a session, and what its page knows. */
public final class Room {
    private Room() {}

    /** Goes in. */
    public static void join(Visitor visitor, String slot, boolean consent) {
        visitor.open("/app/room.html?slot=" + slot);
        if (consent) {
            visitor.page().getByRole(AriaRole.SWITCH).click();
        }
        visitor.button("Join the conversation").click();
    }

    /** Waits until the page captures the visitor's voice. */
    public static void awaitRecorded(Visitor visitor) {
        visitor.awaitTrue(client("client.recording.state === 'recording'"));
    }

    /** Which session that is. */
    public static String session(Visitor visitor) {
        return (String) visitor.page().evaluate(client("client.session.state.sessionId"));
    }

    /** Time passes, as the page counts it. */
    public static void speakFor(Visitor visitor, int seconds) {
        double begun = ((Number) visitor.page().evaluate("performance.now()")).doubleValue();
        visitor.awaitTrue("() => performance.now() > " + (begun + seconds * 1000));
    }

    /** A script that says something of the page's {@code client}. */
    public static String client(String expression) {
        return "async () => { const { client } = await import('/app/ui/connection.js'); return %s; }"
                .formatted(expression);
    }
}
