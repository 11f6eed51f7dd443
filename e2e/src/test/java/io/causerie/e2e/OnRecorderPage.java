package io.causerie.e2e;

import com.microsoft.playwright.Page;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.RecorderPage;
import io.causerie.e2e.support.ScriptedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A test of the client module alone: a page of its own for each, in one browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnRecorderPage {
    Chromium chromium;
    RecorderPage room;
    Page page;
    ScriptedServer server;

    @BeforeAll
    void start() {
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        room = new RecorderPage(chromium);
        page = room.page();
        server = room.server();
    }

    @AfterEach
    void close() {
        room.close();
    }
}
