package io.causerie.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/operations.md lists exactly the properties that exist, with their defaults, and the exit codes. */
class OperationsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(causerie\\.[a-z0-9.-]+)` \\| ([^|]*) \\|",
            Pattern.MULTILINE);

    @Test
    void every_property_is_documented_with_its_default_and_nothing_else_is() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(DOCUMENT));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2).replace("`", "").strip());
        }
        Map<String, String> existing = ofTheSides();
        assertThat(existing).hasSizeGreaterThan(20);
        ofStandalone().forEach(existing::putIfAbsent);
        assertThat(documented).isEqualTo(existing);
    }

    @Test
    void every_exit_code_is_documented() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (var code : io.causerie.standalone.start.ExitCode.values()) {
            assertThat(document).contains("\n| " + code.code() + " | ");
        }
    }

    private static Map<String, String> ofTheSides() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        for (URL metadata : Collections.list(OperationsDocumentTest.class.getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream stream = metadata.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(stream).path("properties")) {
                    String name = property.path("name").asString();
                    if (name.startsWith("causerie.")) {
                        properties.put(name, text(property.path("defaultValue")));
                    }
                }
            }
        }
        return properties;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isArray() && value.isEmpty() ? "" : value.asString();
    }

    /** What only standalone has is set, with its default, in its causerie.properties. */
    private static Map<String, String> ofStandalone() throws IOException {
        Properties file = new Properties();
        try (InputStream stream = OperationsDocumentTest.class
                .getResourceAsStream("/causerie.properties")) {
            file.load(stream);
        }
        Map<String, String> properties = new TreeMap<>();
        file.stringPropertyNames().stream().filter(name -> name.startsWith("causerie."))
                .forEach(name -> properties.put(name, file.getProperty(name)));
        return properties;
    }
}
