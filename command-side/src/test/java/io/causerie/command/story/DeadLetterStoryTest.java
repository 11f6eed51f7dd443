package io.causerie.command.story;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.causerie.command.story.LetterBox.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.command.story.RunningCommandSide.Answer;
import io.causerie.eventlog.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** A ban is stored, and the command that takes the banned out of their session fails: what an administrator sees and can do. */
class DeadLetterStoryTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;
    private static LetterBox box;

    private final SessionId session = new SessionId(UUID.randomUUID().toString());
    private final String ali = "ali-" + session;
    private final List<Bug> bugs = new ArrayList<>();

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory, "axon.timeout.handler.events.timeout-ms=100");
        box = new LetterBox(commandSide);
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @AfterEach
    void leaveNothingBroken() {
        bugs.forEach(Bug::fix);
        box.empty();
    }

    @Test
    void what_a_reaction_failed_at_is_seen_and_once_the_cause_is_gone_takes_effect_once() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        long position = ban().position();
        JsonNode letter = box.await(1).getFirst();

        assertThat(letter.path("reaction").asString()).isEqualTo("reactions");
        assertThat(letter.path("type").asString()).isEqualTo("account.Banned");
        assertThat(letter.path("aggregateId").asString()).isEqualTo("account:" + ali);
        assertThat(letter.path("sequence").asString()).isEqualTo("account:" + ali);
        assertThat(letter.path("position").asLong()).isEqualTo(position);
        assertThat(letter.path("causeType").asString()).isEqualTo(IllegalStateException.class.getName());
        assertThat(letter.path("causeMessage").asString()).isEqualTo("a bug");
        assertThat(letter.path("attempts").asInt()).isEqualTo(1);
        assertThat(box.get(LETTERS).body().path("queues")).singleElement().satisfies(queue -> {
            assertThat(queue.path("letters").asLong()).isEqualTo(1);
            assertThat(queue.path("sequences").asLong()).isEqualTo(1);
            assertThat(queue.path("full").asBoolean()).isFalse();
        });
        assertThat(gauge()).isEqualTo(1);
        assertThat(box.get(letter).body().path("payload").path("userId").asString()).isEqualTo(ali);

        Answer refused = box.retry(letter);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("conflict");
        assertThat(refused.text("detail")).contains("a bug");
        assertThat(box.letters()).singleElement().satisfies(tried -> {
            assertThat(tried.path("causeType")).isEqualTo(letter.path("causeType"));
            assertThat(tried.path("id")).isEqualTo(letter.path("id"));
            assertThat(tried.path("attempts").asInt()).isEqualTo(2);
        });

        bug.fix();
        assertThat(box.retry(letter).status()).isEqualTo(204);
        assertThat(box.retry(letter).status()).isEqualTo(404);
        assertThat(box.letters()).isEmpty();
        assertThat(gauge()).isZero();
        assertThat(departures()).singleElement().satisfies(left -> assertThat(left.getMetaData())
                .as("it happens because of the ban, not of the retry").containsEntry("actor", "momo"));
        assertThat(box.settled(letter)).containsEntry("how", "retried").containsEntry("by", "adam");
    }

    @Test
    void what_follows_of_the_same_aggregate_waits_and_is_handled_when_the_first_is_discarded() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        ban();
        List<JsonNode> letters = box.await(2);

        assertThat(letters.getLast().path("causeType").isNull()).isTrue();
        assertThat(letters.getLast().path("attempts").asInt()).isZero();
        assertThat(box.retry(letters.getLast()).text("detail"))
                .contains(letters.getFirst().path("id").asString())
                .contains("a bug");

        bug.fix();
        assertThat(box.discard(letters.getFirst()).status()).isEqualTo(204);
        assertThat(box.letters()).isEmpty();
        assertThat(departures()).hasSize(1);
        assertThat(box.settled(letters.getFirst())).containsEntry("how", "discarded");
        assertThat(box.settled(letters.getLast())).containsEntry("how", "retried");
        assertThat(box.discard(letters.getFirst()).status()).isEqualTo(404);
    }

    @Test
    void of_two_who_retry_or_discard_the_same_at_the_same_time_one_does() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        JsonNode letter = box.await(1).getFirst();
        bug.fix();
        CountDownLatch over = new CountDownLatch(1);
        Bug slow = expelHangs(over);

        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> box.retry(letter));
        await().atMost(SOON).until(() -> slow.met() == 1);
        Answer second = box.retry(letter);
        Answer third = box.discard(letter);
        over.countDown();

        assertThat(first.join().status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("detail")).contains("being retried right now");
        assertThat(third.status()).isEqualTo(409);
        assertThat(slow.met()).isEqualTo(1);
    }

    @Test
    void who_retries_while_the_store_is_away_is_told_so_instead_of_being_kept_waiting() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        JsonNode letter = box.await(1).getFirst();
        bug.fix();
        Bug away = expelFails(new StoreUnavailable("the disk is full", null));

        assertThat(box.retry(letter).status()).isEqualTo(503);

        away.fix();
        assertThat(box.retry(letter).status()).isEqualTo(204);
    }

    /** Otherwise it would be put aside while it waits for its store. */
    @Test
    void a_reaction_that_takes_long_is_not_interrupted() {
        CountDownLatch over = new CountDownLatch(1);
        Bug slow = expelHangs(over);
        ban();

        await().atMost(SOON).until(() -> slow.met() == 1);
        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> box.letters().isEmpty());
        over.countDown();

        await().atMost(SOON).untilAsserted(() -> assertThat(departures()).hasSize(1));
    }

    @Test
    void all_are_retried_and_those_that_cannot_be_handled_stay() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        ban("bea-" + session);
        List<JsonNode> letters = box.await(2);

        Answer none = box.retryAll("");
        assertThat(none.body().path("handled").asInt()).isZero();
        assertThat(none.body().path("left").asInt()).isEqualTo(2);

        bug.fix();
        Answer all = box.retryAll("?reaction=reactions");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body().path("handled").asInt()).isEqualTo(2);
        assertThat(all.body().path("left").asInt()).isZero();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(box.settled(letter)).containsEntry("how", "retried"));
    }

    @Test
    void a_letter_that_can_no_longer_be_read_keeps_neither_those_before_it_nor_other_aggregates_letters() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        ban();
        JsonNode damaged = box.await(2).getLast();
        commandSide.bean(MongoOperations.class).getCollection("deadletters").updateOne(
                eq("_id", new ObjectId(damaged.path("id").asString())), set("diagnostics", "no json"));
        ban("bea-" + session);
        box.await(3);
        bug.fix();

        Answer all = box.retryAll("");

        assertThat(all.body().path("handled").asInt()).isEqualTo(2);
        assertThat(box.letters()).singleElement()
                .satisfies(left -> assertThat(left.path("id")).isEqualTo(damaged.path("id")));
        assertThat(box.discard(damaged).status()).isEqualTo(204);
    }

    @Test
    void letters_come_in_pages() {
        Bug bug = expelFails(new IllegalStateException("a bug"));
        ban();
        ban();
        List<JsonNode> letters = box.await(2);
        bug.fix();

        JsonNode first = box.get(LETTERS + "?limit=1").body();
        JsonNode second = box.get(LETTERS + "?limit=2&cursor=" + first.path("nextCursor").asString()).body();

        assertThat(first.path("items")).containsExactly(letters.getFirst());
        assertThat(second.path("items")).containsExactly(letters.getLast());
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,limit", "?limit=201,limit", "?limit=x,limit", "?cursor=12,cursor", "/12,id"})
    void what_is_not_asked_rightly_is_refused_by_field(String path, String field) {
        Answer answer = box.get(LETTERS + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void a_reaction_that_there_is_not_is_refused() {
        assertThat(box.retryAll("?reaction=none").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"learner", "organizer", "moderator", "auditor", "analyst"})
    void only_administrators_see_and_settle_them(String role) {
        String one = LETTERS + "/0123456789abcdef01234567";

        assertThat(List.of(commandSide.get(LETTERS, "eve", role), commandSide.get(one, "eve", role),
                commandSide.post(one + "/retry", "eve", role, ""),
                commandSide.post(LETTERS + "/retry", "eve", role, ""), commandSide.delete(one, "eve", role)))
                .extracting(Answer::status).containsOnly(403);
    }

    private Answer ban() {
        if (commandSide.eventsOf(session.value()).isEmpty()) {
            commandSide.bean(CommandGateway.class).sendAndWait(new SessionCommand.Meet(session,
                    new UserId(ali), new UserId("bea-" + session), null, null));
            // A reaction to their coming in would look at them once more, and find the ban.
            commandSide.awaitReactions();
        }
        return ban(ali);
    }

    /** Until another time each time, so that each is one. */
    private static Answer ban(String user) {
        return commandSide.post("/users/" + user + "/ban", "momo", "moderator",
                "{\"reason\":\"spam\",\"until\":\"2100-01-01T00:00:%02dZ\"}".formatted(seconds++ % 60));
    }

    private static int seconds;

    private Bug expelFails(RuntimeException failure) {
        bugs.add(Bug.fails(commandSide, SessionCommand.Expel.class, () -> failure));
        return bugs.getLast();
    }

    private Bug expelHangs(CountDownLatch over) {
        bugs.add(Bug.hangs(commandSide, SessionCommand.Expel.class, over));
        return bugs.getLast();
    }

    private List<? extends DomainEventMessage<?>> departures() {
        return commandSide.messagesOf(session.value()).stream()
                .filter(event -> event.getPayload() instanceof SessionEvent.ParticipantLeft left
                        && left.userId().equals(ali))
                .toList();
    }

    private static double gauge() {
        return commandSide.bean(MeterRegistry.class).get("causerie.reactions.dead.letters")
                .tag("reaction", "reactions").gauge().value();
    }
}
