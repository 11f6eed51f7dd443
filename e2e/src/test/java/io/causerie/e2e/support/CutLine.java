package io.causerie.e2e.support;

import com.microsoft.playwright.WebSocketRoute;
import java.util.HashSet;
import java.util.Set;

/** The way from one visitor's pages to the gateway, which can be cut, and stays so until it is mended. */
public final class CutLine {
    private final Set<WebSocketRoute> ends = new HashSet<>();
    private boolean broken;

    private CutLine() {}

    /** For the pages that are opened from now on. */
    public static CutLine of(Visitor visitor) {
        CutLine line = new CutLine();
        visitor.page().routeWebSocket("**/ws", line::connect);
        return line;
    }

    private void connect(WebSocketRoute page) {
        if (broken) {
            close(page);
        } else {
            ends.add(page);
            ends.add(page.connectToServer());
        }
    }

    public void cut() {
        broken = true;
        ends.forEach(CutLine::close);
        ends.clear();
    }

    public void mend() {
        broken = false;
    }

    private static void close(WebSocketRoute end) {
        end.close(new WebSocketRoute.CloseOptions().setCode(4410));
    }
}
