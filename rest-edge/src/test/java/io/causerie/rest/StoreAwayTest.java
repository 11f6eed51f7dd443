package io.causerie.rest;

import static io.causerie.rest.Edge.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class StoreAwayTest {
    @Test
    void aRequestIsToldSoonThatMongoDbIsAway() throws IOException {
        try (var app = (ServletWebServerApplicationContext) SpringApplication.run(Reader.class,
                "--server.port=0",
                "--server.address=127.0.0.1", "--causerie.mongodb.timeout.select=500ms",
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + freePort() + "/test")) {
            var edge = new Edge(app.getWebServer().getPort());
            Instant begin = Instant.now();
            var answer = edge.get("/rows", "Authorization", TestTokens.bearer("marie"));
            assertThat(problem(answer)).isEqualTo("503 unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(edge.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(edge.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RestEdgeConfiguration.class, TestTokens.Decoder.class, Rows.class})
    static class Reader {}

    @RestController
    static class Rows {
        private final MongoClient mongo;

        Rows(MongoClient mongo) {
            this.mongo = mongo;
        }

        @GetMapping("/rows")
        long count() {
            return mongo.getDatabase("test").getCollection("rows").countDocuments(new Document());
        }
    }
}
