package io.causerie.standalone;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.standalone.Scrape.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is exported, what is documented of it, and what dashboard and alerts ask for, are the same. */
class MonitoringTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "causerie.json");
    private static final Path ALERTS = Path.of("..", "deploy", "prometheus", "alerts.yml");
    private static final Path ALERT_TESTS = Path.of("..", "deploy", "prometheus", "alerts.test.yml");
    private static final Pattern ROW = Pattern.compile("^\\| `(causerie_[a-z_]+)` \\|([^|]*)\\| [^|]+ \\|$",
            Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`([a-z]+)`:? ?([^;]*)");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern RUNBOOK = Pattern.compile("^### (Causerie\\w+)$", Pattern.MULTILINE);
    /** Labels whose values are as many as there are commands, or buckets. */
    private static final Map<String, Pattern> OPEN = Map.of("command",
            Pattern.compile("[A-Z]\\w+\\.[A-Z]\\w+"), "le", Pattern.compile("[0-9.E-]+|\\+Inf"));
    private static final Set<String> BASE_UNITS = Set.of("seconds", "bytes", "events", "messages", "appends");

    @TempDir
    static Path directory;
    private static InProcess causerie;
    private static Scrape scrape;

    @BeforeAll
    static void start() {
        causerie = InProcess.on(directory, "--causerie.bridge.enabled=true",
                "--spring.kafka.bootstrap-servers=127.0.0.1:9");
        Client client = causerie.client();
        String token = "Bearer " + client.token("marie", "learner");
        assertThat(client.post("/sessions/current/leave", "", "Authorization", token).statusCode())
                .isEqualTo(409);
        scrape = Scrape.of(client.get("/actuator/prometheus").body());
    }

    @AfterAll
    static void stop() {
        causerie.close();
    }

    @Test
    void everyMetricIsDocumentedAndNothingElseIs() throws IOException {
        assertThat(new TreeSet<>(documented().keySet()))
                .isEqualTo(new TreeSet<>(ours().filter(name -> !name.endsWith("_max")).toList()));
    }

    @Test
    void everyMetricSaysWhatItIsAndIsNamedByTheConventions() {
        assertThat(ours()).hasSizeGreaterThan(30).allSatisfy(name -> {
            assertThat(scrape.help().get(name)).isNotBlank();
            switch (scrape.types().get(name)) {
                case "counter" -> assertThat(name).endsWith("_total");
                case "histogram", "summary" -> assertThat(BASE_UNITS)
                        .contains(name.substring(name.lastIndexOf('_') + 1));
                default -> assertThat(name).doesNotEndWith("_total").doesNotEndWith("_count");
            }
            assertThat(name).doesNotContainPattern("_(ms|millis|minutes|kb|mb|percent)(_|$)");
        });
    }

    @Test
    void everyLabelAndItsValuesAreDocumented() throws IOException {
        Map<String, Map<String, Set<String>>> documented = documented();
        assertThat(scrape.samples().stream().filter(sample -> sample.name().startsWith("causerie_")))
                .isNotEmpty().allSatisfy(sample -> {
                    Map<String, Set<String>> labels = documented.get(scrape.family(sample.name()));
                    assertThat(labels.keySet()).as(sample.name()).containsAll(sample.labels().keySet());
                    sample.labels().forEach((label, value) -> assertKnown(labels, label, value));
                });
    }

    private static void assertKnown(Map<String, Set<String>> labels, String label, String value) {
        if (OPEN.containsKey(label)) {
            assertThat(value).matches(OPEN.get(label));
        } else {
            assertThat(labels.get(label)).contains(value);
        }
    }

    @Test
    void everythingThatTheDashboardAndTheAlertsAskForIsThere() throws IOException {
        Map<String, Map<String, Set<String>>> documented = documented();
        Set<String> exported = scrape.samples().stream().map(Sample::name).collect(toSet());
        assertThat(Stream.concat(dashboard(), alerts().stream().map(rule -> (String) rule.get("expr")))
                .flatMap(PromQl::selectors)).hasSizeGreaterThan(60).allSatisfy(selector -> {
                    if (!"up".equals(selector.name())) {
                        assertThat(exported).contains(selector.name());
                    }
                    if (selector.name().startsWith("causerie_")) {
                        selector.labels().forEach((label, value) -> assertKnown(
                                documented.get(scrape.family(selector.name())), label, value));
                    }
                });
    }

    @Test
    void everyAlertHasARunbookAndATestAndTheOtherWayRound() throws IOException {
        List<Map<String, Object>> alerts = alerts();
        Set<Object> names = alerts.stream().map(alert -> alert.get("alert")).collect(toSet());
        assertThat(names).hasSize(alerts.size()).hasSizeGreaterThan(20).isEqualTo(RUNBOOK
                .matcher(Files.readString(DOCUMENT)).results().map(heading -> heading.group(1))
                .collect(toSet()));
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert).containsKey("for");
            assertThat((Map<?, ?>) alert.get("labels")).extracting("severity").isIn("page", "ticket");
            assertThat((Map<?, ?>) alert.get("annotations")).extracting("runbook_url").isEqualTo(
                    "docs/operations.md#" + alert.get("alert").toString().toLowerCase(Locale.ROOT));
        });
        String tests = Files.readString(ALERT_TESTS);
        assertThat(names).allSatisfy(
                name -> assertThat(tests).contains(name + " fires\n", name + " does not fire\n"));
    }

    private static Stream<String> ours() {
        return scrape.types().keySet().stream().filter(name -> name.startsWith("causerie_"));
    }

    /** Of each metric its labels, of each label its values. */
    private static Map<String, Map<String, Set<String>>> documented() throws IOException {
        Map<String, Map<String, Set<String>>> documented = new TreeMap<>();
        ROW.matcher(Files.readString(DOCUMENT)).results()
                .forEach(row -> documented.put(row.group(1), labels(row.group(2))));
        return documented;
    }

    private static Map<String, Set<String>> labels(String cell) {
        Map<String, Set<String>> labels = new TreeMap<>();
        LABEL.matcher(cell).results().forEach(label -> labels.put(label.group(1), words(label.group(2))));
        return labels;
    }

    private static Set<String> words(String values) {
        return WORD.matcher(values).results().map(word -> word.group(1)).collect(toSet());
    }

    private static Stream<String> dashboard() throws IOException {
        JsonNode root = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        assertThat(
                root.path("panels").valueStream().filter(panel -> panel.path("type").asString().equals("row"))
                        .map(panel -> panel.path("title").asString()))
                .containsExactly("Users",
                        "Sessions and sockets", "Commands and log", "Projections and bridge", "Recordings",
                        "JVM");
        return root.findValuesAsString("expr").stream();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(ALERTS));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream()).toList();
    }
}
