package io.causerie.command.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class UserNamesTest {
    private static final UserId MARIE = new UserId("marie");
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final UserNames names = new UserNames(new MongoTemplate(client, "test"));

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void the_newest_name_is_the_one_that_counts() {
        names.remember(MARIE, "Marie");
        names.remember(MARIE, "Marie-Claire");
        names.remember(MARIE, "Marie-Claire");

        assertThat(names.of(List.of("marie", "jean"))).isEqualTo(Map.of("marie", "Marie-Claire"));
    }

    @Test
    void a_name_is_stored_under_the_id_of_its_user() {
        names.remember(MARIE, "Marie");

        var stored = client.getDatabase("test").getCollection("user_names").find().first();
        assertThat(stored).isNotNull();
        assertThat(stored.getString("_id")).isEqualTo("marie");
        assertThat(stored.getString("name")).isEqualTo("Marie");
    }

    /** What Spring Data would take for an ObjectId. */
    @ParameterizedTest
    @ValueSource(strings = {"507f1f77bcf86cd799439011", "507F1F77BCF86CD799439011"})
    void whoever_is_named_like_an_object_id_keeps_their_name(String user) {
        names.remember(new UserId(user), "Olga");

        assertThat(client.getDatabase("test").getCollection("user_names").find().first())
                .containsEntry("_id", user);
        assertThat(names.of(List.of(user))).isEqualTo(Map.of(user, "Olga"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u0000\n\t", "\u202E\u2066"})
    void no_name_does_not_erase_the_one_that_is_known(String nothing) {
        names.remember(MARIE, "Marie");
        names.remember(MARIE, nothing);

        assertThat(names.of(List.of("marie"))).containsEntry("marie", "Marie");
    }

    @Test
    void a_name_is_one_line_that_reads_in_its_own_direction() {
        names.remember(MARIE, "  Marie\r\n\u202EClaire\u0000 ");

        assertThat(names.of(List.of("marie"))).containsEntry("marie", "Marie Claire");
    }

    @Test
    void a_name_of_joined_characters_stays_whole() {
        names.remember(MARIE, "\u0645\u06CC\u200C\u062E \uD83D\uDC69\u200D\uD83D\uDCBB");

        assertThat(names.of(List.of("marie"))).containsEntry("marie",
                "\u0645\u06CC\u200C\u062E \uD83D\uDC69\u200D\uD83D\uDCBB");
    }

    @Test
    void a_name_has_at_most_a_hundred_characters_none_of_them_cut_in_half() {
        names.remember(MARIE, "\uD83D\uDE00".repeat(101));

        assertThat(names.of(List.of("marie"))).containsEntry("marie", "\uD83D\uDE00".repeat(100));
    }

    @Test
    void nobody_has_no_names() {
        assertThat(names.of(List.of())).isEmpty();
    }

    @Test
    void what_the_auth_service_calls_somebody_outranks_their_tokens() {
        names.remember(MARIE, "Marie");
        names.rename(MARIE, named("Marie Curie"), SINCE);
        names.remember(MARIE, "Marie");

        assertThat(names.of(List.of("marie"))).containsEntry("marie", "Marie Curie");
    }

    @Test
    void of_two_names_from_there_the_newer_one_counts_in_whatever_order_they_come() {
        names.rename(MARIE, named("Second"), SINCE.plusSeconds(1));
        names.rename(MARIE, named("First"), SINCE);
        assertThat(names.of(List.of("marie"))).containsEntry("marie", "Second");

        names.rename(MARIE, named("Third"), SINCE.plusSeconds(2));
        assertThat(names.of(List.of("marie"))).containsEntry("marie", "Third");
    }

    @Test
    void an_erased_name_stays_erased_whoever_says_it_again() {
        names.rename(MARIE, named("Marie"), SINCE);
        names.erase(MARIE);
        names.erase(MARIE);
        names.remember(MARIE, "Marie");
        names.rename(MARIE, named("Marie"), SINCE.plusSeconds(1));

        assertThat(names.of(List.of("marie"))).isEmpty();
        assertThat(client.getDatabase("test").getCollection("user_names").find()).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("erased", true).doesNotContainKeys("name",
                        "since"));
    }

    @Test
    void whoever_never_had_a_name_is_not_given_one_after_they_are_gone() {
        names.erase(MARIE);
        names.remember(MARIE, "Marie");

        assertThat(names.of(List.of("marie"))).isEmpty();
    }

    private static DisplayName named(String name) {
        return DisplayName.of(name).orElseThrow();
    }
}
