package io.causerie.query.reading;

import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.query.projection.Positions;
import io.causerie.query.projection.ProjectionRun;
import io.causerie.query.slotlisting.SlotListingProjection;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@QuerySideTest
class FreshReadsTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    @Autowired
    private Positions positions;
    @Autowired
    private EventProcessingConfiguration processing;
    private Client marie;

    @BeforeEach
    void marie() {
        marie = Client.as(port, "marie", "moderator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeslots", "/registrations", "/sessions?mine=true", "/reports"})
    void every_read_says_its_position_and_reaches_the_one_asked_for(String list) {
        long position = log.append(scheduled(newId()));

        Client.Answer answer = marie.getSince(position, list);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Long.parseLong(answer.header("X-Position"))).isGreaterThanOrEqualTo(position);
        assertThat(answer.json().path("position").asLong())
                .isEqualTo(Long.parseLong(answer.header("X-Position")));
    }

    @Test
    void a_read_that_finds_nothing_says_its_position_too() {
        assertThat(marie.get("/timeslots/none").header("X-Position")).matches("\\d+");
        assertThat(marie.get("/sessions/current").header("X-Position")).matches("\\d+");
    }

    @Test
    void a_read_waits_for_a_projection_that_is_behind() throws Exception {
        ProjectionRun run = processing
                .eventProcessor(SlotListingProjection.NAME, ProjectionRun.class).orElseThrow();
        String slot = newId();
        CompletableFuture<Client.Answer> read;
        run.shutDown();
        try {
            long position = log.append(scheduled(slot));
            assertThat(positions.of(SlotListingProjection.NAME).position()).isLessThan(position);
            read = CompletableFuture.supplyAsync(() -> marie.getSince(position, "/timeslots/" + slot));
        } finally {
            run.start();
        }

        assertThat(read.get().status()).isEqualTo(200);
    }

    @Test
    void a_read_that_waits_in_vain_is_unavailable_and_says_when_to_come_back() {
        Client.Answer answer = marie.getSince(Integer.MAX_VALUE, "/timeslots");

        assertThat(answer.problem()).isEqualTo("503 unavailable");
        assertThat(answer.header("Retry-After")).matches("\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999"})
    void a_position_that_is_none_is_refused(String position) {
        Client.Answer answer = marie.get("/timeslots", "X-Min-Position", position);

        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.violation()).isEqualTo("X-Min-Position");
    }
}
