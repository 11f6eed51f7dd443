package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.causerie.e2e.support.Axe;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Network;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page in every state that one gets to see: nothing that keeps anybody out, in both languages, by day and by night. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final int MINUTES = 30;

    @TempDir
    static Path directory;

    private final List<String> faults = new ArrayList<>();
    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of());
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @BeforeEach
    void open() {
        chromium = new Chromium();
        faults.clear();
    }

    @AfterEach
    void close() {
        chromium.close();
        assertThat(faults).isEmpty();
    }

    private void check(String state, Visitor visitor) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Axe.faults(visitor.page())
                    .forEach(fault -> faults.add("%s, %s: %s".formatted(state, scheme, fault)));
        }
    }

    private static Locator heading(Visitor visitor, String text) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    @Test
    void signing_in() {
        Visitor nobody = chromium.stranger(product).open("/");
        assertThat(heading(nobody, "Sign in")).isVisible();
        check("sign in", nobody);
    }

    @Test
    void slots() {
        Visitor lea = chromium.visitor(product, "lea").open("/app/");
        lea.page().getByLabel("Language").selectOption("ja");
        assertThat(lea.page().getByText("No conversation matches.")).isVisible();
        check("nothing on offer", lea);

        String full = offer("nl", 7200, 2);
        for (String other : List.of("first", "second", "third")) {
            register(other, full);
        }
        offer("nl", 10_800, 8);
        register("lea", offer("nl", 14_400, 8));
        register("lea", offer("nl", 250, 8));
        lea.page().reload();
        lea.page().getByLabel("Language").selectOption("nl");
        assertThat(lea.page().locator("causerie-slot-row")).hasCount(4);
        lea.page().locator("causerie-slot-row").getByText("Join the waitlist").click();
        assertThat(lea.page().getByText("No. 2 on the waitlist")).isVisible();
        assertThat(lea.page().getByText("You are on the waitlist")).isVisible();
        assertThat(lea.page().getByText(Pattern.compile("Your Dutch B1 conversation starts in"))).isVisible();
        check("on offer, registered, waiting, reminded", lea);
    }

    @Test
    void the_room() {
        Visitor marie = chromium.visitor(product, "marie").open("/app/room.html");
        assertThat(marie.page().getByText("Choose a conversation first.")).isVisible();
        check("no slot", marie);

        String slot = Slots.soon(product, MINUTES, "marie", "jean");
        marie.open("/app/room.html?slot=" + slot);
        assertThat(marie.button("Join the conversation")).isVisible();
        marie.page().getByText("Devices").click();
        check("lobby", marie);
        marie.button("Join the conversation").click();
        assertThat(marie.page().getByText("You are alone for now.")).isVisible();
        check("alone", marie);

        try (Network network = new Network(product.origin())) {
            Visitor jean = chromium.visitorOver(network, product, "jean")
                    .open("/app/room.html?slot=" + slot);
            jean.button("Join the conversation").click();
            assertThat(jean.tile(marie).locator("video")).isVisible();
            jean.button("Turn the camera off").click();
            jean.button("Turn the microphone off").click();
            assertThat(marie.tile(jean).locator(".avatar")).isVisible();
            jean.say("Bonjour");
            assertThat(marie.messages().last()).containsText("Bonjour");
            check("talking, chat", marie);
            marie.button("2 people here").click();
            check("who is here", marie);
            marie.button("Devices and recording").click();
            marie.page().getByRole(AriaRole.SWITCH).check();
            assertThat(marie.page().getByText("Being recorded: you.")).isVisible();
            check("devices, recording", marie);
            network.cut();
            assertThat(jean.page().getByText(Pattern.compile("Next attempt in"))).isVisible();
            check("connection lost", jean);
        }
        marie.button("Leave").first().click();
        check("leave?", marie);
        marie.page().locator("dialog[open] button.danger").click();
        assertThat(marie.button("Come back")).isVisible();
        check("left", marie);
        marie.button("Come back").click();
        assertThat(marie.page().getByRole(AriaRole.TIMER)).isVisible();
        String session = product.as("marie").get("/sessions/current").expect(200).at("id");
        product.as("mod", "moderator").post("/sessions/" + session + "/end", null).expect(204);
        assertThat(marie.page().getByText("A moderator has ended it.")).isVisible();
        check("over", marie);
    }

    @Test
    void strangers() {
        Visitor ali = chromium.visitor(product, "ali").open("/app/partner.html");
        assertThat(ali.button("Start chat")).isEnabled();
        ali.page().getByText("Devices").click();
        check("wishes", ali);
        ali.button("Start chat").click();
        assertThat(ali.page().getByText("You are number 1 of those who wait.")).isVisible();
        check("waiting", ali);

        Visitor bea = chromium.visitor(product, "bea").open("/app/partner.html");
        bea.button("Start chat").click();
        assertThat(ali.page().getByText("You talk with Name of bea.")).isVisible();
        bea.say("Salut");
        assertThat(ali.messages().last()).containsText("Salut");
        check("talking", ali);
        ali.button("Block").click();
        check("block?", ali);
        ali.page().locator("dialog[open]").getByText("Cancel").click();
        ali.button("Report").click();
        check("report?", ali);
        ali.page().getByLabel("Harassment").check();
        ali.button("Send report").click();
        bea.button("Stop").click();
        assertThat(ali.page().getByText("Your partner has left.")).isVisible();
        check("partner has left", ali);

        Visitor elsewhere = chromium.visitor(product, "ali").open("/app/partner.html");
        assertThat(ali.button("Use this page")).isVisible();
        check("paused", ali);
        elsewhere.close();

        Visitor mod = chromium.visitor(product, "mod", "moderator").open("/app/moderation.html");
        assertThat(mod.page().locator(".reports li")).hasCount(1);
        check("reports", mod);
        mod.page().getByText("Ban…").click();
        check("ban?", mod);
        mod.page().locator("dialog[open] button.danger").click();
        assertThat(mod.page().getByText("Banned", new Page.GetByTextOptions().setExact(true))).isVisible();
        check("banned", mod);
        assertThat(bea.page().getByText("You may not use Causerie at the moment.")).isVisible();
        check("refused", bea);
        mod.button("Dismissed").click();
        assertThat(mod.page().getByText("No reports here.")).isVisible();
        check("no reports", mod);
        ali.open("/app/moderation.html");
        assertThat(ali.page().getByText("This page is for moderators.")).isVisible();
        check("no moderator", ali);
    }

    private void register(String userId, String slot) {
        product.as(userId).post("/timeslots/" + slot + "/register", null).expect(200);
    }

    private String offer(String language, int inSeconds, int places) {
        Instant start = Instant.now().plusSeconds(inSeconds);
        return product.as("olga", "organizer")
                .post("/timeslots", Slots.of(start, MINUTES, places).replace("\"en\"", '"' + language + '"'))
                .expect(201).at("id");
    }
}
