package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.causerie.e2e.support.App;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Apps hand a token to the pages they open or frame, by postMessage; other origins do not get that far. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenHandOverTest {
    private static final String RENEWED = "async () => (await import('/app/ui/auth.js')).auth.provide(true)";

    @TempDir
    static Path directory;

    private App app;
    private App stranger;
    private StandaloneProduct product;
    private Chromium chromium;
    private Visitor somebody;

    @BeforeAll
    void start() {
        app = new App();
        stranger = new App();
        product = Product.standalone(directory,
                List.of("--causerie.gateway.pages.token-origins=https://elsewhere.example," + app.origin()));
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
        stranger.close();
        app.close();
    }

    @BeforeEach
    void open() {
        somebody = chromium.stranger(product);
    }

    @AfterEach
    void close() {
        somebody.close();
    }

    private String token(String name) {
        return product.token("somebody", name);
    }

    private String page() {
        return product.origin() + "/app/";
    }

    @Test
    void a_page_in_a_frame_of_the_app_asks_it_and_is_signed_in_and_asks_again_for_a_newer_token() {
        Page outside = app.open(somebody, token("Framed"));
        app.frame(outside, page());
        FrameLocator inside = outside.frameLocator("iframe");
        assertThat(inside.locator(".who .name")).hasText("Framed");
        assertThat(app.asked(outside)).isEqualTo(List.of(product.origin()));

        String newer = token("Framed again");
        app.give(outside, newer);
        assertThat(outside.frames().getLast().evaluate(RENEWED)).isEqualTo(newer);
        assertThat(inside.locator(".who .name")).hasText("Framed again");
    }

    @Test
    void a_window_that_the_app_opened_asks_it_and_is_signed_in() {
        Page outside = app.open(somebody, token("Opened"));
        Page inside = app.window(outside, page());
        assertThat(inside.locator(".who .name")).hasText("Opened");
        assertThat(app.asked(outside)).isEqualTo(List.of(product.origin()));

        app.push(outside, product.origin(), token("Pushed"));
        assertThat(inside.locator(".who .name")).hasText("Pushed");
    }

    @Test
    void a_window_that_another_origin_opened_neither_asks_nor_believes_it() {
        Page outside = stranger.open(somebody, token("Stolen"));
        Page inside = stranger.window(outside, page());
        assertThat(inside.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        inside.evaluate("""
                () => {
                  window.heard = [];
                  addEventListener('message', ({ origin }) => window.heard.push(origin));
                }""");
        stranger.push(outside, product.origin(), token("Pushed"));
        inside.waitForFunction("window.heard.length > 0");
        assertThat(inside.evaluate("window.heard")).isEqualTo(List.of(stranger.origin()));
        assertThat(inside.evaluate("sessionStorage.getItem('causerie.token')")).isNull();
        assertThat(inside.locator(".who .name")).hasCount(0);
        assertThat(stranger.asked(outside)).isEqualTo(List.of());
    }

    @Test
    void another_origin_cannot_frame_the_pages() {
        Page outside = stranger.open(somebody, token("Clickjacked"));
        outside.waitForConsoleMessage(new Page.WaitForConsoleMessageOptions()
                .setPredicate(message -> message.text().contains("frame-ancestors")),
                () -> stranger.frame(outside, page()));
        assertThat(outside.frameLocator("iframe").locator("causerie-shell")).hasCount(0);
        assertThat(stranger.asked(outside)).isEqualTo(List.of());
    }
}
