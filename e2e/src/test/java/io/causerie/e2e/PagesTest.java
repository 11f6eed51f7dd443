package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages by themselves: who one is, slots, and what they must never do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final int MINUTES = 30;

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of());
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void whoever_comes_without_a_token_signs_in_at_the_development_issuer() {
        try (Visitor somebody = chromium.stranger(product).open("/")) {
            somebody.page().getByLabel("User name").fill("nina");
            somebody.page().getByLabel("Name that others see").fill("Nina");
            somebody.button("Continue").click();
            assertThat(heading(somebody, "Find a conversation")).isVisible();
            assertThat(somebody.page().locator(".who .name")).hasText("Nina");
        }
    }

    @Test
    void a_token_that_an_app_hands_over_does_not_stay_in_the_address() {
        try (Visitor marie = chromium.visitor(product, "marie").open("/app/")) {
            assertThat(heading(marie, "Find a conversation")).isVisible();
            assertThat(marie.page().url()).endsWith("/app/");
            marie.page().reload();
            assertThat(marie.page().locator(".who .name")).hasText("Name of marie");
        }
    }

    @Test
    void one_registers_waits_is_promoted_and_gives_the_place_back() {
        String slot = offer("de", 3600, 2);
        Answer first = product.as("first").post(register(slot), null).expect(200);
        product.as("second").post(register(slot), null).expect(200);
        try (Visitor third = chromium.visitor(product, "third").open("/app/")) {
            third.page().getByLabel("Language").selectOption("de");
            Locator row = third.page().locator("causerie-slot-row");
            assertThat(row).hasCount(1);
            row.getByText("Join the waitlist").click();
            assertThat(row.getByText("On the waitlist")).isVisible();
            assertThat(third.page().getByText("No. 1 on the waitlist")).isVisible();

            product.as("first").delete(register(slot)).expect(200);
            assertThat(third.page().getByRole(AriaRole.STATUS).getByText("you are now registered"))
                    .isVisible();
            assertThat(row.getByText("Registered")).isVisible();

            row.getByText("Give up my place").click();
            assertThat(row.getByText("1 place left")).isVisible();
            assertThat(first.at("status")).isEqualTo("registered");
            assertThat(third.complaints()).isEmpty();
        }
    }

    @Test
    void the_keyboard_alone_is_enough_to_register() {
        offer("it", 7200, 8);
        try (Visitor marie = chromium.visitor(product, "keys").open("/app/")) {
            marie.page().getByLabel("Language").selectOption("it");
            Locator row = marie.page().locator("causerie-slot-row");
            assertThat(row).hasCount(1);
            marie.page().getByLabel("Only with free places").focus();
            marie.page().keyboard().press("Tab");
            assertThat(marie.page().locator(":focus"))
                    .hasAccessibleName(Pattern.compile("Register: Italian B1.*"));
            marie.page().keyboard().press("Enter");
            assertThat(row.getByText("Registered")).isVisible();
        }
    }

    @Test
    void a_reminder_leads_to_the_room_which_counts_down() {
        String slot = offer("pt", 120, 8);
        product.as("reminded").post(register(slot), null).expect(200);
        try (Visitor reminded = chromium.visitor(product, "reminded").open("/app/")) {
            assertThat(
                    reminded.page().getByText(Pattern.compile("Your Portuguese B1 conversation starts in")))
                    .isVisible();
            reminded.link("Go to the room").click();
            assertThat(reminded.page().getByText(Pattern.compile("The room opens in [0-2]:[0-9]{2}")))
                    .isVisible();
            assertThat(reminded.button("Join the conversation")).isDisabled();
            assertThat(reminded.page().getByRole(AriaRole.SWITCH)).not().isChecked();
        }
    }

    @Test
    void the_pages_speak_french() {
        try (Visitor marie = chromium.visitor(product, "marie").open("/app/")) {
            marie.button("Français").click();
            assertThat(heading(marie, "Trouver une conversation")).isVisible();
            assertThat(marie.page().locator("html")).hasAttribute("lang", "fr");
            marie.page().reload();
            assertThat(heading(marie, "Trouver une conversation")).isVisible();
        }
    }

    @Test
    void a_refusal_is_told_in_words() {
        String one = offer("ja", 86_400, 8);
        String other = offer("ja", 86_400, 8);
        product.as("busy").post(register(one), null).expect(200);
        try (Visitor busy = chromium.visitor(product, "busy").open("/app/")) {
            busy.page().getByLabel("Language").selectOption("ja");
            assertThat(busy.page().locator("causerie-slot-row")).hasCount(2);
            Locator register = busy.page().locator("causerie-slot-row")
                    .getByText("Register", new Locator.GetByTextOptions().setExact(true));
            // Until then it is the list before the language was chosen.
            assertThat(register).hasCount(1);
            register.click();
            assertThat(
                    busy.page().getByText("You already hold a place in another conversation at that time."))
                    .isVisible();
            assertThat(product.as("busy").get("/timeslots/" + other).at("registeredCount")).isEqualTo("0");
        }
    }

    @Test
    void html_in_a_name_is_shown_as_text() {
        String name = "<img src=x onerror=alert(1)>";
        try (Visitor rude = chromium.named(product, "rude", name).open("/app/")) {
            assertThat(rude.page().locator(".who .name")).hasText(name);
            assertThat(rude.page().locator("img[src=x]")).hasCount(0);
            assertThat(rude.complaints()).isEmpty();
        }
    }

    @Test
    void no_script_runs_but_our_own() {
        Answer page = product.anonymous().get("/app/").expect(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self' 'sha256-",
                        "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        try (Visitor marie = chromium.visitor(product, "marie").open("/app/")) {
            assertThat(heading(marie, "Find a conversation")).isVisible();
            assertThat(marie.complaints()).isEmpty();
            Object ran = marie.page().evaluate("""
                    async () => {
                      const script = document.createElement('script');
                      try {
                        script.text = 'window.injected = true';
                        document.head.append(script);
                      } catch {
                        // Refused by Trusted Types before the policy had to.
                      }
                      return window.injected === true;
                    }""");
            assertThat(ran).isEqualTo(false);
        }
    }

    private String offer(String language, int inSeconds, int places) {
        Instant start = Instant.now().plusSeconds(inSeconds);
        return product.as("olga", "organizer")
                .post("/timeslots", Slots.of(start, MINUTES, places).replace("\"en\"", '"' + language + '"'))
                .expect(201)
                .at("id");
    }

    private static String register(String slot) {
        return "/timeslots/" + slot + "/register";
    }

    private static Locator heading(Visitor visitor, String text) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
