package io.causerie.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.causerie.eventlog.support.SettableClock;
import io.causerie.query.analytics.Reckoning.Item;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.ProjectionRun;
import io.causerie.query.support.Client;
import io.causerie.query.support.Everything;
import io.causerie.query.support.Log;
import io.causerie.query.support.OwnQuerySide;
import io.causerie.query.support.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every number of the reports is the one that other code makes of the raw events of a hundred lives, also after a crash and a replay. */
class DerivedNumbersTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> REPORTS = List.of("attendance", "demand", "sessions", "matching");
    private static final Function<Item, @Nullable Object> LANGUAGE = item -> item.language() == null
            ? null
            : item.language().substring(0, 2);
    private static final Map<String, Function<Item, @Nullable Object>> GROUPS = Map.of("day", Item::day,
            "language", LANGUAGE, "level", Item::level, "kind", Item::kind, "weekday",
            item -> item.time().getDayOfWeek().getValue(), "hour", item -> item.time().getHour());

    private static List<Happening> happened = List.of();
    private static long head;

    private static ConfigurableApplicationContext running;
    private static int port;
    private static Positions positions;
    private static MongoOperations mongo;
    private static KeptRows kept;
    private static AnalyticsProjection projection;

    @Configuration(proxyBeanMethods = false)
    static class Times {
        @Bean
        @Primary
        SettableClock storyTime() {
            return new SettableClock(MARCH);
        }
    }

    @BeforeAll
    static void live() {
        running = OwnQuerySide.with(Times.class);
        port = OwnQuerySide.portOf(running);
        positions = running.getBean(Positions.class);
        mongo = running.getBean(MongoOperations.class);
        kept = running.getBean(KeptRows.class);
        projection = running.getBean(AnalyticsProjection.class);
        Log log = running.getBean(Log.class);
        SettableClock clock = running.getBean(SettableClock.class);
        happened = stories(new Random(20_261_122));
        for (Happening one : happened) {
            clock.set(one.at());
            head = log.append(one.event());
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static List<Happening> stories(Random chance) {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = MARCH.plus(chance.nextInt(20 * 24 * 60), ChronoUnit.MINUTES);
            all.addAll(SlotStory.of("slot" + i, at, chance));
            all.addAll(SessionStory.ofPartners("meeting" + i, at, chance));
        }
        all.sort(Comparator.comparing(Happening::at));
        return all;
    }

    @ParameterizedTest
    @CsvSource({",,,", ",,en,", ",,en-GB,B1", ",,,C2", "2026-03-05,2026-03-12,,", "2026-03-09,2026-03-10,fr,",
            ",,pt-BR,A1", "2026-01-01,2026-02-01,,"})
    void sums_are_those_of_the_raw_events(@Nullable String from, @Nullable String to,
            @Nullable String language, @Nullable String level) {
        for (String report : REPORTS) {
            JsonNode sums = read(report, from, to, language, level, "application/json").json();
            List<Item> items = items(report, from, to, language, level);

            assertThat(Lines.numbers(sums.path("total"))).as(report)
                    .isEqualTo(Expected.numbers(report, items));
            sums.path("by").properties().forEach(group -> assertThat(group.getValue()).as(report)
                    .extracting(line -> Lines.text(line.path(group.getKey())), Lines::numbersOnly)
                    .containsExactlyElementsOf(
                            grouped(report, items, GROUPS.get(group.getKey())).stream()
                                    .map(line -> tuple(line.getKey(),
                                            line.getValue()))
                                    .toList()));
        }
    }

    @Test
    void there_is_something_of_everything_in_these_lives() {
        List<Item> all = new ArrayList<>(Reckoning.slots(happened));
        all.addAll(Reckoning.sessions(happened));

        for (Figure figure : Figure.values()) {
            assertThat(Reckoning.sum(all, figure.field())).as(figure.field()).isPositive();
        }
        assertThat(read("sessions", null, null, null, null, "application/json").json().path("by")
                .propertyNames()).containsExactly("day", "language", "level", "kind");
        assertThat(read("demand", null, null, null, null, "application/json").json().path("by")
                .propertyNames()).containsExactly("day", "language", "level", "weekday", "hour");
    }

    @ParameterizedTest
    @CsvSource({",,,", "2026-03-05,2026-03-12,en,"})
    void rows_are_those_of_each_slot_or_session_and_csv_says_the_same(@Nullable String from,
            @Nullable String to, @Nullable String language, @Nullable String level) {
        for (String report : REPORTS) {
            List<JsonNode> lines = read(report, from, to, language, level, "application/x-ndjson").body()
                    .lines().map(line -> JsonMapper.shared().readTree(line)).toList();
            Map<String, Map<String, @Nullable BigDecimal>> rows = lines.stream().collect(Collectors.toMap(
                    row -> row.path(report.equals("demand") ? "slotId" : "sessionId").asString(),
                    Lines::numbersOnly));

            assertThat(rows).as(report)
                    .isEqualTo(items(report, from, to, language, level).stream().collect(Collectors
                            .toMap(Item::id, item -> Expected.numbers(report, List.of(item)))));
            assertThat(lines).extracting(row -> row.path("day").asString()).isSorted();

            List<String> csv = read(report, from, to, language, level, "text/csv").body().lines().toList();
            assertThat(csv.getFirst()).isEqualTo(String.join(",", lines.getFirst().propertyNames()));
            assertThat(csv.subList(1, csv.size())).map(Lines::cells).isEqualTo(lines.stream()
                    .map(row -> row.values().stream()
                            .map(cell -> Lines.text(cell) == null ? "" : Lines.text(cell))
                            .map(Lines::normal).toList())
                    .toList());
        }
    }

    @Test
    void an_ended_session_names_nobody() {
        read("sessions", null, null, null, null, "text/csv");
        for (Document row : mongo.getCollection(kept.collection(SessionRow.class))
                .find(new Document("status", "ended"))) {
            assertThat(row.get("people")).isNull();
        }
        assertThat(Everything.rowsOf(projection, mongo, kept)).anyMatch(row -> row.contains("-user"))
                .noneMatch(row -> row.contains("\"ended\"") && row.contains("-user"));
    }

    @Test
    void a_replay_makes_the_same_rows() {
        List<String> rows = rowsAtHead();

        assertThat(Client.as(port, "root", "admin").post("/admin/projections/analytics/replay").status())
                .isEqualTo(202);
        await().atMost(SOON).until(() -> positions.of(AnalyticsProjection.NAME).next() == null
                && positions.of(AnalyticsProjection.NAME).position() >= head);

        assertThat(Everything.rowsOf(projection, mongo, kept)).containsExactlyElementsOf(rows);
    }

    /** What a crash may leave: all sums and some of the rows, or some of the sums and no row; the token is behind both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{_id: null}|{status: {$in: ['started', 'completed']}}|{kind: 'partner'}",
            "{primaryLanguage: 'en'}|{}|{}"})
    void events_delivered_again_change_nothing_whatever_had_been_written(String sumsNotWritten,
            String slotsNotWritten, String sessionsNotWritten) {
        List<String> rows = rowsAtHead();
        ProjectionRun run = running.getBean(EventProcessingConfiguration.class)
                .eventProcessor(AnalyticsProjection.NAME, ProjectionRun.class).orElseThrow();
        run.shutDown();
        delete(SlotSum.class, sumsNotWritten);
        delete(SessionSum.class, sumsNotWritten);
        delete(SlotRow.class, slotsNotWritten);
        delete(SessionRow.class, sessionsNotWritten);
        assertThat(Everything.rowsOf(projection, mongo, kept)).hasSizeLessThan(rows.size());
        new Tokens(mongo, positions).forget(projection);
        run.start();

        await().atMost(SOON).untilAsserted(() -> assertThat(Everything.rowsOf(projection, mongo, kept))
                .containsExactlyElementsOf(rows));
    }

    private void delete(Class<?> document, String which) {
        mongo.getCollection(kept.collection(document)).deleteMany(Document.parse(which));
    }

    private List<String> rowsAtHead() {
        read("demand", null, null, null, null, "application/json");
        List<String> rows = Everything.rowsOf(projection, mongo, kept);
        assertThat(rows).hasSizeGreaterThan(300);
        return rows;
    }

    private Client.Answer read(String report, @Nullable String from, @Nullable String to,
            @Nullable String language, @Nullable String level, String accept) {
        StringBuilder query = new StringBuilder("?from=" + (from == null ? "2026-02-01" : from) + "&to="
                + (to == null ? "2026-06-01" : to));
        if (language != null) {
            query.append("&language=").append(language);
        }
        if (level != null) {
            query.append("&level=").append(level);
        }
        Client.Answer answer = Client.as(port, "ana", "analyst").get("/analytics/" + report + query,
                "X-Min-Position", Long.toString(head), "Accept", accept);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(accept);
        assertThat(Long.parseLong(answer.header("X-Position"))).isGreaterThanOrEqualTo(head);
        return answer;
    }

    private static List<Item> items(String report, @Nullable String from, @Nullable String to,
            @Nullable String language, @Nullable String level) {
        List<Item> all = report.equals("demand")
                ? Reckoning.slots(happened)
                : Reckoning.sessions(happened);
        return all.stream()
                .filter(item -> !report.equals("attendance") || item.kind().equals("slot"))
                .filter(item -> !report.equals("matching") || item.kind().equals("partner"))
                .filter(item -> from == null || item.day().compareTo(from) >= 0)
                .filter(item -> to == null || item.day().compareTo(to) < 0)
                .filter(item -> language == null || language.equals(item.language())
                        || language.equals(LANGUAGE.apply(item)))
                .filter(item -> level == null || level.equals(item.level())).toList();
    }

    private static List<Map.Entry<@Nullable String, Map<String, @Nullable BigDecimal>>> grouped(String report,
            List<Item> items, Function<Item, @Nullable Object> by) {
        Comparator<Object> order = (one, other) -> one instanceof Integer number
                ? number.compareTo((Integer) other)
                : one.toString().compareTo(other.toString());
        Map<Object, List<Item>> groups = new TreeMap<>(Comparator.nullsFirst(order));
        items.forEach(item -> groups.computeIfAbsent(by.apply(item), _ -> new ArrayList<>()).add(item));
        List<Map.Entry<@Nullable String, Map<String, @Nullable BigDecimal>>> lines = new ArrayList<>();
        groups.forEach((key, some) -> lines.add(new AbstractMap.SimpleEntry<>(
                key == null ? null : key.toString(), Expected.numbers(report, some))));
        return lines;
    }
}
