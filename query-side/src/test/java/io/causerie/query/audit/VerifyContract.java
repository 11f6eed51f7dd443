package io.causerie.query.audit;

import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.support.Tampering;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever changes the log behind our back is found out, to the commit; in whichever store it is. */
abstract class VerifyContract {
    private static final int COMMITS = 40;

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;

    abstract Tampering tampering();

    /** In one test, from the end to the beginning: the first that is broken is the one that is named. */
    @Test
    void what_was_edited_removed_or_swapped_is_named() {
        String session = newId();
        log.append(opened(session, newId(), "marie"));
        for (int i = 1; i < COMMITS; i++) {
            log.append(joined(session, "marie", 1));
        }
        JsonNode intact = verify();
        assertThat(intact.path("status").asString()).isEqualTo("intact");
        assertThat(intact.path("position").asLong()).isEqualTo(COMMITS);
        assertThat(intact.path("head").asLong()).isEqualTo(COMMITS);
        assertThat(intact.path("commits").asLong()).isEqualTo(COMMITS);
        assertThat(intact.path("hash").asString()).hasSize(64);
        assertThat(intact.path("progress").asDouble()).isEqualTo(1);
        assertThat(intact.path("broken").isNull()).isTrue();

        assertThat(auditor().get("/audit/sessions/" + session + "?position=25").json().path("eventCount")
                .asLong()).isEqualTo(25);
        assertThat(auditor().get("/audit/events").body().lines()).hasSize(COMMITS);

        tampering().edit(30, "marie", "Marie");
        assertBroken(30, "edited");
        tampering().remove(20);
        assertBroken(20, "removed");
        tampering().swap(10, 11);
        assertBroken(10, "not-in-chain");
    }

    private void assertBroken(long position, String kind) {
        List<JsonNode> answers = Stream.concat(Stream.of(verify()), told().reversed().stream().limit(1))
                .toList();
        assertThat(answers).hasSize(2).allSatisfy(answer -> {
            assertThat(answer.path("status").asString()).isEqualTo("broken");
            assertThat(answer.at("/broken/position").asLong()).isEqualTo(position);
            assertThat(answer.at("/broken/kind").asString()).isEqualTo(kind);
            assertThat(answer.at("/broken/reason").asString()).contains(Long.toString(position));
            assertThat(answer.path("position").asLong()).isEqualTo(position - 1);
        });
    }

    private JsonNode verify() {
        return auditor().get("/audit/verify").json();
    }

    private List<JsonNode> told() {
        var mapper = new JsonMapper();
        return auditor().get("/audit/verify", "Accept", "application/x-ndjson").body().lines()
                .map(mapper::readTree).toList();
    }

    private Client auditor() {
        return Client.as(port, "ada", "auditor");
    }
}
