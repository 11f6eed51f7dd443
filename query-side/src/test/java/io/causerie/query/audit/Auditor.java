package io.causerie.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.query.support.Client;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ada, who may see the past. */
record Auditor(Client client) {
    private static final JsonMapper JSON = new JsonMapper();

    static Auditor at(int port) {
        return new Auditor(Client.as(port, "ada", "auditor"));
    }

    JsonNode get(String path) {
        Client.Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    List<JsonNode> lines(String path) {
        Client.Answer answer = client.get(path, "Accept", "application/x-ndjson");
        assertThat(answer.header("Content-Type")).as(answer.body()).startsWith("application/x-ndjson");
        return answer.body().lines().map(JSON::readTree).toList();
    }

    /** {@code "<status> <code> <field>"} of what is refused. */
    String refusal(String path) {
        Client.Answer answer = client.get(path);
        return (answer.problem() + " " + answer.violation()).strip();
    }
}
