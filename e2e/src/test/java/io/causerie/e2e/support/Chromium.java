package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;

/** Debian's Chromium without a window, with a camera and a microphone that are not there. */
public final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path
            .of(System.getenv().getOrDefault("CAUSERIE_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--mute-audio", "--autoplay-policy=no-user-gesture-required",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=10");

    /** A condition that holds is seen at once; how long one may take depends on what else the machine does. */
    private static final double PATIENCE_MS = 45_000;

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright.chromium()
            .launch(new LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS));

    public Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    /** A browser of somebody of their own: no tab of anybody else shares anything with it. */
    public Visitor visitor(StandaloneProduct product, String userId, String... roles) {
        return named(product, userId, "Name of " + userId, roles);
    }

    public Visitor named(StandaloneProduct product, String userId, String name, String... roles) {
        return new Visitor(profile(product.origin()), userId, product.token(userId, name, roles));
    }

    public Visitor visitor(ApartProduct product, String userId) {
        return new Visitor(profile(product.origin()), userId, product.token(userId));
    }

    /** With a browser process of their own, whose profile outlives it. */
    public Visitor visitor(ApartProduct product, String userId, Path profile) {
        BrowserContext context = playwright.chromium().launchPersistentContext(profile,
                new LaunchPersistentContextOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS)
                        .setViewportSize(1000, 700).setLocale("en-GB").setTimezoneId("Europe/Paris")
                        .setBaseURL(product.origin()));
        return new Visitor(context, userId, product.token(userId));
    }

    /** kill -9 of the browser that has this profile. */
    public static void kill(Path profile) {
        List<ProcessHandle> browser = ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(profile.toString())).toList();
        assertThat(browser).isNotEmpty();
        browser.forEach(ProcessHandle::destroyForcibly);
        browser.forEach(each -> each.onExit().join());
    }

    /** Somebody who reaches the product over this network only. */
    public Visitor visitorOver(Network network, StandaloneProduct product, String userId) {
        return new Visitor(profile(network.origin()), userId, product.token(userId, "Name of " + userId));
    }

    private BrowserContext profile(String origin) {
        return browser.newContext(new NewContextOptions().setViewportSize(1000, 700).setLocale("en-GB")
                .setTimezoneId("Europe/Paris").setBaseURL(origin));
    }

    /** A page of no server at all: whatever it asks for, a test answers. */
    public Page page(String origin) {
        return browser.newContext(new NewContextOptions().setBaseURL(origin)).newPage();
    }

    /** Someone who is not signed in. */
    public Visitor stranger(StandaloneProduct product) {
        BrowserContext context = browser
                .newContext(new NewContextOptions().setLocale("en-GB").setBaseURL(product.origin()));
        return new Visitor(context, "", "");
    }

    /** A request that the test would answer may come at this very moment, and there would be no page to answer to. */
    static void close(BrowserContext context) {
        context.pages().forEach(Page::unrouteAll);
        context.close();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
