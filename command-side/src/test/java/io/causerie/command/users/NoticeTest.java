package io.causerie.command.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.NoticeId;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the Auth Service says of its users. */
class NoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UserId ALI = new UserId("ali");
    private static final NoticeId FIRST = NoticeId.of("https://auth.example", "1");
    private static final NoticeId SECOND = NoticeId.of("https://auth.example", "2");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final UserNames names = new UserNames(new MongoTemplate(client, "test"));
    private final CommandFixture fixture = CommandFixture.at(NOW, it -> List.of(
            new NoticeHandler(it.repository(Account.class), names, it.clock()),
            new StandingHandler(it.repository(Account.class), it.repository(Blocklist.class), it.clock())));

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_deletion_is_stored_once_however_often_it_is_said() {
        fixture.when(delete(FIRST)).thenEvents(new AccountEvent.Deleted("ali", NOW), taken(FIRST));
        fixture.when(delete(FIRST)).thenNothing();
        fixture.when(delete(SECOND)).thenEvents(taken(SECOND));
    }

    @Test
    void whoever_is_deleted_may_not_act_any_more_whatever_moderators_say_then() {
        fixture.givenCommands(ban(null, FIRST), delete(SECOND));

        fixture.when(new ModerationCommand.LiftBan(ALI)).thenNothing();
        fixture.when(new ModerationCommand.Ban(ALI, Misconduct.SPAM, NOW.plusSeconds(1))).thenNothing();
        fixture.givenTimePasses(Duration.ofDays(1000));
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> fixture.standing().requireMayAct(ALI))
                .withMessageContaining("deleted");
    }

    @Test
    void a_ban_is_a_ban_like_a_moderators() {
        fixture.when(ban(NOW.plusSeconds(60), FIRST))
                .thenEvents(new AccountEvent.Banned("ali", "spam", NOW, NOW.plusSeconds(60)), taken(FIRST));
    }

    @Test
    void a_ban_that_comes_again_after_a_moderator_lifted_it_is_not_one_any_more() {
        fixture.givenCommands(ban(null, FIRST), new ModerationCommand.LiftBan(ALI));

        fixture.when(ban(null, FIRST)).thenNothing();
        fixture.standing().requireMayAct(ALI);
    }

    @Test
    void a_ban_that_was_over_when_it_came_is_heeded_and_changes_nothing() {
        fixture.when(ban(NOW, FIRST)).thenEvents(taken(FIRST));
    }

    @Test
    void a_new_name_is_known_and_history_says_only_that_there_is_one() {
        fixture.when(rename("Ali Baba", NOW, FIRST)).thenEvents(new AccountEvent.Renamed("ali", NOW),
                taken(FIRST));

        assertThat(names.of(List.of("ali"))).isEqualTo(Map.of("ali", "Ali Baba"));
        assertThat(fixture.events().toString()).doesNotContain("Baba");
    }

    @Test
    void an_older_name_that_comes_late_replaces_no_newer_one() {
        fixture.givenCommands(rename("New", NOW, SECOND), rename("Old", NOW.minusSeconds(1), FIRST));

        assertThat(names.of(List.of("ali"))).containsEntry("ali", "New");
    }

    @Test
    void whoever_is_deleted_is_not_given_a_name() {
        fixture.givenCommands(delete(FIRST));
        names.erase(ALI);

        fixture.when(rename("Ali Baba", NOW, SECOND)).thenEvents(taken(SECOND));
        assertThat(names.of(List.of("ali"))).isEmpty();
    }

    @Test
    void so_many_notices_are_remembered_and_no_more() {
        fixture.given(taken(FIRST));
        IntStream.range(0, Account.NOTICES_KEPT).mapToObj(i -> NoticeId.of("other", "id-" + i))
                .forEach(each -> fixture.given(taken(each)));

        fixture.when(ban(null, NoticeId.of("other", "id-0"))).thenNothing();
        fixture.when(ban(null, FIRST)).only(AccountEvent.Banned.class);
    }

    @Test
    void which_notice_it_was_is_told_apart_by_source_and_id_and_is_neither() {
        assertThat(NoticeId.of("a", "bc")).isNotEqualTo(NoticeId.of("ab", "c"));
        assertThat(FIRST.value()).hasSize(64).doesNotContain("auth");
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new NoticeId("1"));
    }

    @Test
    void a_command_that_carries_a_name_does_not_tell_it_to_a_log() {
        assertThat(rename("Ali Baba", NOW, FIRST).toString()).doesNotContain("Baba");
    }

    private static AccountEvent taken(NoticeId notice) {
        return new AccountEvent.NoticeTaken("ali", notice.value(), NOW);
    }

    private static AccountCommand delete(NoticeId notice) {
        return new AccountCommand.Delete(ALI, notice);
    }

    private static AccountCommand ban(@Nullable Instant until, NoticeId notice) {
        return new AccountCommand.Ban(ALI, Misconduct.SPAM, until, notice);
    }

    private static AccountCommand rename(String name, Instant since, NoticeId notice) {
        return new AccountCommand.Rename(ALI, DisplayName.of(name).orElseThrow(), since, notice);
    }
}
