package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.ServerProcess;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.UserEvents;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message of the Auth Service that nobody can heed is put aside; on the operator's page it is tried once more, and given up. */
class PutAsideTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void what_was_put_aside_is_retried_and_discarded_after_the_consequence_was_confirmed(
            @TempDir Path directory) {
        int kafka = ServerProcess.freePort();
        try (StandaloneProduct product = Product.standalone(directory,
                List.of("--causerie.bridge.enabled=true", "--causerie.kafka-port=" + kafka));
                var auth = new UserEvents(kafka);
                var chromium = new Chromium();
                Visitor root = chromium.visitor(product, "root", "admin")) {
            auth.sendRaw("marie", "no json");
            await().atMost(SOON).until(() -> letters(product).size() == 1);
            root.open("/app/operator.html");
            Locator status = root.page().locator("causerie-operator-status");
            assertThat(status).containsText("1 message about users could not be heeded");

            confirm(root, "Retry", "read once more");
            assertThat(root.page().locator(".toasts .notice.bad")).containsText("not-a-cloudevent");
            assertThat(root.page().locator("[data-letter]")).hasCount(1);
            assertThat(letters(product)).hasSize(1);

            confirm(root, "Discard", "never read again");
            assertThat(root.page().getByText("It is discarded.")).isVisible();
            assertThat(root.page().locator("[data-letter]")).hasCount(0);
            assertThat(letters(product)).isEmpty();
            assertThat(status).not().containsText("could not be heeded");
        }
    }

    private static void confirm(Visitor root, String action, String consequence) {
        root.page().locator("[data-letter]").getByRole(AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(action)).click();
        Locator dialog = root.page().locator("dialog[open]");
        assertThat(dialog).containsText(consequence);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action)).click();
        assertThat(dialog).hasCount(0);
    }

    private static List<JsonNode> letters(StandaloneProduct product) {
        return product.as("root", "admin").get("/admin/user-events/dead-letters").expect(200).json()
                .findValues("reason");
    }
}
