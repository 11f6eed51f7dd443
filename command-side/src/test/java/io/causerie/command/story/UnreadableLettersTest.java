package io.causerie.command.story;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.causerie.command.story.LetterBox.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.causerie.command.story.RunningCommandSide.Answer;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events and letters that nobody can make sense of any more, a queue that is full of them, and a crash among them. */
class UnreadableLettersTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int MOST = 2;

    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;
    private static LetterBox box;

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory, "causerie.dead-letters.max-sequences=" + MOST);
        box = new LetterBox(commandSide);
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @AfterEach
    void leaveNoLetters() {
        box.empty();
    }

    @Test
    void an_event_that_cannot_be_read_is_put_aside_as_it_is_and_can_be_discarded() {
        appendBroken();
        JsonNode letter = box.await(1).getFirst();

        assertThat(letter.path("type").asString()).isEqualTo("account.Banned");
        assertThat(box.get(letter).body().path("payload").path("until").asString()).isEqualTo("never");
        assertThat(box.retry(letter).status()).isEqualTo(409);
        assertThat(box.discard(letter).status()).isEqualTo(204);
    }

    @Test
    void a_letter_with_an_event_that_this_version_does_not_know_does_not_count_as_handled() {
        JsonNode letter = aLetter(set("message.payloadType", "session.Gone"));

        assertThat(letter.path("type").asString()).isEqualTo("session.Gone");
        assertThat(box.retry(letter).text("detail")).contains("knows no event");
        assertThat(box.letters()).hasSize(1);
    }

    @Test
    void a_letter_that_is_no_event_any_more_is_shown_all_the_same_and_can_be_discarded() {
        JsonNode letter = aLetter(set("message.serializedPayload", "no json"),
                set("message.tokenType", "org.axonframework.Gone"));

        assertThat(letter.path("position").isNull()).isTrue();
        assertThat(box.get(letter).body().path("payload").asString()).isEqualTo("no json");
        Answer refused = box.retry(letter);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains("can no longer be read");
        assertThat(box.discard(letter).status()).isEqualTo(204);
    }

    @Test
    void with_a_full_queue_nothing_is_lost_and_the_reactions_go_on_once_there_is_room() {
        appendBroken();
        appendBroken();
        List<JsonNode> full = box.await(MOST);
        assertThat(box.get(LETTERS).body().path("queues").path(0).path("full").asBoolean()).isTrue();
        String third = appendBroken();

        assertThat(box.discard(full.getFirst()).status()).isEqualTo(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(box.letters())
                .extracting(letter -> letter.path("aggregateId").asString()).contains(third));
    }

    /** A process that is killed after letters were stored, and before its token was. */
    @Test
    void what_is_told_again_after_a_crash_has_one_letter_all_the_same() {
        TrackingEventProcessor reactions = commandSide.bean(EventProcessingConfiguration.class)
                .eventProcessor("reactions", TrackingEventProcessor.class).orElseThrow();
        commandSide.awaitReactions();
        MongoCollection<Document> tokens = commandSide.bean(MongoTemplate.class).trackingTokensCollection();
        Document token = tokens.find(eq("processorName", "reactions")).first();
        String aggregate = appendBroken();
        append(aggregate, 1);
        List<JsonNode> before = box.await(2);
        reactions.shutDown();
        tokens.replaceOne(eq("_id", token.getObjectId("_id")), token);

        reactions.start();

        commandSide.awaitReactions();
        assertThat(box.letters()).containsExactlyElementsOf(before);
    }

    private static JsonNode aLetter(Bson... damage) {
        appendBroken();
        ObjectId id = new ObjectId(box.await(1).getFirst().path("id").asString());
        commandSide.bean(MongoTemplate.class).deadLetterCollection().updateOne(eq("_id", id),
                combine(damage));
        return box.letters().getFirst();
    }

    private static String appendBroken() {
        String aggregate = UUID.randomUUID().toString();
        append(aggregate, 0);
        return aggregate;
    }

    private static void append(String aggregate, long sequence) {
        commandSide.bean(CommitLog.class).append(List.of(new StoredEvent(UUID.randomUUID().toString(),
                "Account", aggregate, sequence, "account.Banned", "1", "{\"until\":\"never\"}", "{}")));
    }
}
