package io.causerie.query.analytics.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells are what they are, in every reader of CSV and in every spreadsheet. */
class CsvTest {
    private final Csv csv = new Csv();

    @Test
    void heads_come_first_and_lines_end_as_the_standard_says() {
        assertThat(csv.head(List.of("day", "joined"))).isEqualTo("day,joined\r\n");
    }

    @Test
    void nothing_is_an_empty_cell_and_numbers_stay_numbers() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("language", null);
        row.put("joined", 3L);
        row.put("rate", new BigDecimal("0.7500"));
        row.put("less", -1L);

        assertThat(csv.row(row)).isEqualTo(",3,0.7500,-1\r\n");
    }

    @Test
    void a_text_with_a_comma_a_quote_or_a_line_end_is_quoted() {
        assertThat(csv.row(Map.of("text", "en,fr"))).isEqualTo("\"en,fr\"\r\n");
        assertThat(csv.row(Map.of("text", "say \"en\""))).isEqualTo("\"say \"\"en\"\"\"\r\n");
        assertThat(csv.row(Map.of("text", "en\nfr"))).isEqualTo("\"en\nfr\"\r\n");
        assertThat(csv.row(Map.of("text", "en\rfr"))).isEqualTo("\"en\rfr\"\r\n");
        assertThat(csv.row(Map.of("text", "en\n"))).isEqualTo("\"en\n\"\r\n");
        assertThat(csv.row(Map.of("text", "pt-BR"))).isEqualTo("pt-BR\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void a_text_is_never_a_formula(String text) {
        assertThat(csv.row(Map.of("text", text)).replace("\"", "")).isEqualTo("'" + text + "\r\n");
    }
}
