package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import io.causerie.rest.TestTokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway may ask of a running command side, and nobody else. */
class LinkStoryTest {
    private static final String SECRET = "a secret that two processes share";
    private static final String OTHER_SECRET = "a secret that two others do share";

    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory, "causerie.command-link.secret=" + SECRET);
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void a_meeting_is_stored_with_the_one_who_came_as_its_actor() {
        String session = UUID.randomUUID().toString();
        String ali = "ali-" + session;
        String bea = "bea-" + session;

        assertThat(meet(session, ali, bea).status()).isEqualTo(204);

        assertThat(commandSide.eventsOf(session)).hasSize(6).first()
                .isInstanceOfSatisfying(SessionEvent.Opened.class,
                        opened -> assertThat(opened.waitsMs()).containsExactly(61_500L, 0L));
        assertThat(commandSide.messagesOf(session))
                .allSatisfy(event -> assertThat(event.getMetaData().get("actor")).isEqualTo(bea));
    }

    @Test
    void the_gateway_changes_media_reports_blocks_and_leaves_for_a_user() {
        String session = UUID.randomUUID().toString();
        String ali = "ali-" + session;
        String bea = "bea-" + session;
        meet(session, ali, bea);

        assertThat(ask("/internal/media", "{\"userId\":\"%s\",\"cameraEnabled\":false}".formatted(ali))
                .status()).isEqualTo(204);
        assertThat(ask("/internal/reports",
                "{\"reporterId\":\"%s\",\"reportedId\":\"%s\",\"sessionId\":\"%s\",\"reason\":\"spam\"}"
                        .formatted(ali, bea, session))
                .status()).isEqualTo(204);
        assertThat(ask("/internal/blocks",
                "{\"userId\":\"%s\",\"blockedUserId\":\"%s\"}".formatted(ali, bea)).status()).isEqualTo(204);
        assertThat(
                ask("/internal/leave", "{\"userId\":\"%s\",\"reason\":\"disconnected\",\"sessionId\":\"%s\"}"
                        .formatted(ali, session)).status())
                .isEqualTo(204);

        assertThat(commandSide.eventsOf(session)).last().isInstanceOf(SessionEvent.Ended.class);
        assertThat(commandSide.eventsOf("blocklist:" + ali)).hasSize(1);
        var refused = meet(UUID.randomUUID().toString(), bea, ali);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/internal/leave|{\"userId\":\"a\",\"reason\":\"bored\"}|reason",
            "/internal/leave|{\"reason\":\"left\"}|userId",
            "/internal/meetings|{\"sessionId\":\"no-uuid\",\"waitedUserId\":\"a\",\"cameUserId\":\"b\"}|sessionId",
            "/internal/meetings|{\"sessionId\":\"3f0c8a52-7d1e-4b6f-9a3d-2c5e8f7b1a90\",\"waitedUserId\":\"a\",\"cameUserId\":\"b\",\"waitedMs\":-1,\"cameMs\":0}|waitedMs",
            "/internal/reports|{\"reporterId\":\"a\",\"reportedId\":\"b\",\"sessionId\":\"s\",\"reason\":\"x\"}|reason",
            "/internal/blocks|{\"userId\":\"a\",\"blockedUserId\":\"a\"}|blockedUserId"})
    void what_is_not_valid_is_refused_by_field(String path, String json, String field) {
        var answer = ask(path, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void users_have_no_business_there_whatever_their_roles() {
        assertUnauthenticated(TestTokens.bearer("root", "admin"));
    }

    @Test
    void a_token_signed_with_another_secret_is_refused() {
        assertUnauthenticated(LinkTokens.token(OTHER_SECRET, claims -> claims));
    }

    @Test
    void a_token_that_has_run_out_is_refused() {
        Instant past = Instant.now().minusSeconds(120);
        assertUnauthenticated(LinkTokens.token(SECRET, claims -> claims.issueTime(Date.from(past))
                .expirationTime(Date.from(past.plusSeconds(60)))));
    }

    @Test
    void a_token_that_lives_long_or_for_ever_is_refused() {
        assertUnauthenticated(LinkTokens.token(SECRET,
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(3600)))));
        assertUnauthenticated(LinkTokens.token(SECRET, claims -> claims.expirationTime(null)));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        assertUnauthenticated(LinkTokens.token(SECRET, claims -> claims.issuer("somebody")));
        assertUnauthenticated(LinkTokens.token(SECRET, claims -> claims.audience("somebody")));
        assertUnauthenticated(LinkTokens.token(SECRET, claims -> claims.audience((String) null)));
    }

    @Test
    void the_gateways_token_opens_nothing_else() {
        assertThat(
                commandSide
                        .postAs(LinkTokens.token(SECRET, claims -> claims), "/sessions/current/leave", "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void without_a_secret_there_is_no_such_path(@TempDir Path elsewhere) {
        try (var closed = RunningCommandSide.in(elsewhere)) {
            assertThat(closed.postAs(LinkTokens.token(SECRET, claims -> claims), "/internal/leave",
                    "{\"userId\":\"a\",\"reason\":\"left\"}").status()).isEqualTo(401);
            assertThat(closed.post("/internal/leave", "root", "admin",
                    "{\"userId\":\"a\",\"reason\":\"left\"}").status()).isEqualTo(404);
        }
    }

    private static void assertUnauthenticated(String bearer) {
        var answer = commandSide.postAs(bearer, "/internal/leave", "{\"userId\":\"a\",\"reason\":\"left\"}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("code")).isEqualTo("unauthenticated");
    }

    private static RunningCommandSide.Answer meet(String session, String waited, String came) {
        return ask("/internal/meetings",
                "{\"sessionId\":\"%s\",\"waitedUserId\":\"%s\",\"cameUserId\":\"%s\",\"language\":\"en\",\"waitedMs\":61500,\"cameMs\":0}"
                        .formatted(session, waited, came));
    }

    private static RunningCommandSide.Answer ask(String path, String json) {
        return commandSide.postAs(LinkTokens.token(SECRET, claims -> claims), path, json);
    }
}
