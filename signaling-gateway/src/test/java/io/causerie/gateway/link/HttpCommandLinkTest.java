package io.causerie.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.SignedJWT;
import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.LeaveReason;
import io.causerie.rest.link.CommandLinkProperties;
import io.causerie.rest.link.HttpLink;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.link.ServiceToken;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked over HTTP, and what becomes of each answer. */
class HttpCommandLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SECRET = "a secret that two processes share";

    private FakeCommandSide commandSide;
    private HttpCommandLink link;

    @BeforeEach
    void start() throws IOException {
        commandSide = new FakeCommandSide();
        link = linkTo(commandSide.uri(), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        link.close();
        commandSide.close();
    }

    @Test
    void each_call_says_what_it_is_about() {
        link.leave("marie", LeaveReason.DISCONNECTED, "s");
        link.leave("marie", LeaveReason.LEFT, null);
        link.changeMedia("marie", false, null);
        link.meet(new Meeting("s", "ali", "bea", "en", null, Duration.ofSeconds(9), Duration.ZERO));
        link.report("ali", "bea", "s", "spam");
        link.block("ali", "bea");
        link.deleteUser("ali", "n1");
        link.banUser("ali", "spam", NOW, "n2");
        link.banUser("ali", "spam", null, "n3");
        link.renameUser("ali", "Ali", NOW, "n4");

        assertThat(commandSide.asked).extracting(FakeCommandSide.Asked::path).containsExactly(
                "/internal/leave", "/internal/leave", "/internal/media", "/internal/meetings",
                "/internal/reports", "/internal/blocks", "/internal/notices/deleted",
                "/internal/notices/banned", "/internal/notices/banned", "/internal/notices/renamed");
        assertThat(commandSide.asked).extracting(asked -> JsonMapper.shared().readTree(asked.body()))
                .containsExactly(
                        json("{'userId':'marie','reason':'disconnected','sessionId':'s'}"),
                        json("{'userId':'marie','reason':'left'}"),
                        json("{'userId':'marie','cameraEnabled':false}"),
                        json("{'sessionId':'s','waitedUserId':'ali','cameUserId':'bea','language':'en',"
                                + "'waitedMs':9000,'cameMs':0}"),
                        json("{'reporterId':'ali','reportedId':'bea','sessionId':'s','reason':'spam'}"),
                        json("{'userId':'ali','blockedUserId':'bea'}"),
                        json("{'userId':'ali','noticeId':'n1'}"),
                        json("{'userId':'ali','reason':'spam','until':'2026-11-22T10:00:00Z','noticeId':'n2'}"),
                        json("{'userId':'ali','reason':'spam','noticeId':'n3'}"),
                        json("{'userId':'ali','name':'Ali','since':'2026-11-22T10:00:00Z','noticeId':'n4'}"));
    }

    @Test
    void what_is_asked_while_a_request_is_served_belongs_to_it() {
        try (var _ = MDC.putCloseable("correlationId", "request-1")) {
            link.block("ali", "bea");
        }
        link.block("ali", "bea");

        assertThat(commandSide.asked).extracting(FakeCommandSide.Asked::correlationId)
                .containsExactly("request-1", null);
    }

    @Test
    void the_token_is_short_lived_and_says_for_whom_it_is() throws ParseException {
        link.block("ali", "bea");

        String bearer = commandSide.asked.getFirst().authorization();
        assertThat(bearer).startsWith("Bearer ");
        var claims = SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("causerie-gateway");
        assertThat(claims.getAudience()).containsExactly("causerie-command-side");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void a_refusal_keeps_its_code_and_its_sentence(RejectionCode code) {
        commandSide.answers(409, "{\"code\":\"" + code.code() + "\",\"detail\":\"No.\",\"violations\":[]}");

        Rejection refusal = catchThrowableOfType(Rejection.class, () -> link.block("ali", "bea"));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage("No.");
    }

    @Test
    void an_invalid_value_keeps_its_field() {
        commandSide.answers(400,
                "{\"code\":\"invalid-request\",\"violations\":[{\"field\":\"reason\",\"message\":\"must be\"}]}");

        InvalidValue invalid = catchThrowableOfType(InvalidValue.class,
                () -> link.report("ali", "bea", "s", "x"));

        assertThat(invalid.field()).isEqualTo("reason");
        assertThat(invalid).hasMessage("must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"unauthenticated\"}", "", "<html>", "[]"})
    void any_other_answer_is_none(String body) {
        for (int status : new int[]{401, 500, 502, 503}) {
            commandSide.answers(status, body);
            assertThatThrownBy(() -> link.block("ali", "bea")).isInstanceOf(LinkUnavailable.class)
                    .hasMessageContaining(String.valueOf(status));
        }
    }

    @Test
    void a_command_side_that_is_away_is_unavailable() {
        commandSide.close();

        assertThatThrownBy(() -> link.leave("marie", LeaveReason.LEFT, null))
                .isInstanceOf(LinkUnavailable.class);
    }

    @Test
    void a_command_side_that_does_not_answer_in_time_is_unavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                HttpCommandLink impatient = linkTo(URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                        Duration.ofMillis(200))) {
            assertThatThrownBy(() -> impatient.leave("marie", LeaveReason.LEFT, null))
                    .isInstanceOf(LinkUnavailable.class);
        }
    }

    @Test
    void a_secret_that_is_too_short_to_sign_with_is_refused_at_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceToken("short", Clock.systemUTC()))
                .withMessageContaining("causerie.command-link.secret");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static HttpCommandLink linkTo(URI uri, Duration timeout) {
        return new HttpCommandLink(new HttpLink(uri,
                new CommandLinkProperties(uri, SECRET, Duration.ofSeconds(2), timeout),
                new ServiceToken(SECRET, Clock.fixed(NOW, ZoneOffset.UTC))));
    }
}
