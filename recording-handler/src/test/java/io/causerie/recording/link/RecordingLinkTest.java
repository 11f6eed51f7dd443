package io.causerie.recording.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.causerie.api.Rejection;
import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import io.causerie.rest.link.CommandLinkProperties;
import io.causerie.rest.link.HttpLink;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.link.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said to a command side that is a process of its own. */
class RecordingLinkTest {
    private static final SessionId SESSION = new SessionId("s1");
    private static final String SECRET = "a secret that two processes share";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private HttpRecordingLink link;
    private int status = 204;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getPath() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        link = new HttpRecordingLink(new HttpLink(uri,
                new CommandLinkProperties(uri, SECRET, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                new ServiceToken(SECRET, Clock.systemUTC())));
    }

    @AfterEach
    void stop() {
        link.close();
        server.stop(0);
    }

    @Test
    void each_call_says_what_it_is_about() {
        link.stored(stored());
        link.failed(new RecordingCommand.FailRecording(SESSION, 2, RecordingFault.NO_AUDIO));
        link.erased(new RecordingCommand.MarkErased(SESSION, new UserId("ali"), null, null, null));
        link.erased(new RecordingCommand.MarkErased(SESSION, new UserId("ali"), "was", "mix", "manifest"));
        link.expired(new RecordingCommand.ExpireRecording(SESSION));
        link.retry(new RecordingCommand.RetryRecording(SESSION));

        assertThat(asked).extracting(one -> one.split(" ")[0]).containsExactly(path("stored"), path("failed"),
                path("erased"), path("erased"), path("expired"), path("retry"));
        assertThat(asked).extracting(one -> JsonMapper.shared().readTree(one.split(" ", 2)[1]))
                .containsExactly(json(
                        "{'attempt':1,'bucket':'b','manifestKey':'m','mixKey':'x','tracks':[{'userId':'ali',"
                                + "'trackId':'t','key':'k','startMs':5,'durationMs':7}],'durationMs':9}"),
                        json("{'attempt':2,'reason':'no-audio'}"), json("{'userId':'ali'}"),
                        json("{'userId':'ali','replaces':'was','mixKey':'mix','manifestKey':'manifest'}"),
                        json("{}"), json("{}"));
    }

    @Test
    void a_refusal_is_one_and_no_answer_is_none() {
        status = 409;
        answer = "{\"code\":\"conflict\",\"detail\":\"No.\"}";
        assertThatThrownBy(() -> link.stored(stored())).isInstanceOf(Rejection.class).hasMessage("No.");
        status = 503;
        answer = "";
        assertThatThrownBy(() -> link.stored(stored())).isInstanceOf(LinkUnavailable.class);
    }

    private static RecordingCommand.StoreRecording stored() {
        return new RecordingCommand.StoreRecording(SESSION, 1, "b", "m", "x",
                List.of(new RecordingCommand.Track(new UserId("ali"), "t", "k", 5, 7)), 9);
    }

    private static String path(String what) {
        return "/internal/sessions/s1/recording/" + what;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
