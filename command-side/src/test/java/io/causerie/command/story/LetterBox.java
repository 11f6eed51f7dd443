package io.causerie.command.story;

import static com.mongodb.client.model.Filters.eq;

import io.causerie.command.story.RunningCommandSide.Answer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** What an administrator asks about dead letters. */
record LetterBox(RunningCommandSide commandSide) {
    static final String LETTERS = "/admin/dead-letters";
    private static final Duration SOON = Duration.ofSeconds(15);

    List<JsonNode> await(int count) {
        Awaitility.await().atMost(SOON).until(() -> letters().size() == count);
        return letters();
    }

    List<JsonNode> letters() {
        return get(LETTERS).body().path("items").valueStream().toList();
    }

    Answer get(String path) {
        return commandSide.get(path, "adam", "admin");
    }

    Answer get(JsonNode letter) {
        return get(path(letter));
    }

    Answer retry(JsonNode letter) {
        return commandSide.post(path(letter) + "/retry", "adam", "admin", "");
    }

    Answer retryAll(String query) {
        return commandSide.post(LETTERS + "/retry" + query, "adam", "admin", "");
    }

    Answer discard(JsonNode letter) {
        return commandSide.delete(path(letter), "adam", "admin");
    }

    private static String path(JsonNode letter) {
        return LETTERS + "/" + letter.path("id").asString();
    }

    /** What is noted of one that is no more. */
    Document settled(JsonNode letter) {
        return commandSide.bean(MongoOperations.class).getCollection("settled_dead_letters")
                .find(eq("_id", letter.path("id").asString())).first();
    }

    void empty() {
        commandSide.bean(MongoTemplate.class).deadLetterCollection().deleteMany(new Document());
    }
}
