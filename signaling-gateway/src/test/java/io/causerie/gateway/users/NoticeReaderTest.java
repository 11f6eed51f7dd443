package io.causerie.gateway.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.NoticeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SENT = NOW.minusSeconds(60);
    private static final UserId ALI = new UserId("ali");
    private static final NoticeId ID = NoticeId.of("https://auth.example", "1");

    private final NoticeReader reader = new NoticeReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_deletion_says_who() {
        assertThat(read("user.deleted", "{'userId':'ali'}")).isEqualTo(new Notice.Deleted(ALI, ID));
    }

    @Test
    void what_else_a_notice_says_is_nothing_to_us() {
        assertThat(read("user.deleted", "{'userId':'ali','email':'a@b.c','by':{'x':[1]}}"))
                .isEqualTo(new Notice.Deleted(ALI, ID));
    }

    @Test
    void a_ban_says_why_and_until_when_if_it_ends() {
        assertThat(
                read("user.banned", "{'userId':'ali','reason':'hate','until':'2026-12-01T01:00:00+01:00'}"))
                .isEqualTo(new Notice.Banned(ALI, Misconduct.HATE, Instant.parse("2026-12-01T00:00:00Z"),
                        ID));
        assertThat(read("user.banned", "{'userId':'ali','reason':'unpaid','until':null}"))
                .isEqualTo(new Notice.Banned(ALI, Misconduct.OTHER, null, ID));
    }

    @Test
    void a_name_holds_since_the_time_of_its_event_or_else_since_it_was_sent_and_never_since_later_than_now() {
        assertThat(read("user.updated", "{'userId':'ali','name':' Ali\\nBaba '}"))
                .isEqualTo(new Notice.Updated(ALI, new DisplayName("Ali Baba"), SENT, ID));
        assertThat(at("2026-11-22T09:00:00Z")).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(at("2090-11-22T09:00:00Z")).isEqualTo(NOW);
    }

    @Test
    void an_update_of_something_else_has_no_name() {
        assertThat(read("user.updated", "{'userId':'ali','email':'a@b.c'}"))
                .isEqualTo(new Notice.Updated(ALI, null, SENT, ID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"user.created|{'userId':'ali'}|UNKNOWN_TYPE",
            "user.deleted||BAD_JSON", "user.deleted|{'userId':'ali'|BAD_JSON", "user.deleted|[]|BAD_JSON",
            "user.deleted|'ali'|BAD_JSON", "user.deleted|{}|INVALID_USER_ID",
            "user.deleted|{'userId':null}|INVALID_USER_ID", "user.deleted|{'userId':7}|INVALID_USER_ID",
            "user.deleted|{'userId':' '}|INVALID_USER_ID",
            "user.banned|{'userId':'a','until':'soon'}|INVALID_DATA",
            "user.banned|{'userId':'a','until':'+999999999-01-01T00:00:00Z'}|INVALID_DATA",
            "user.banned|{'userId':'a','until':1}|INVALID_DATA",
            "user.banned|{'userId':'a','reason':[]}|INVALID_DATA",
            "user.updated|{'userId':'a','name':''}|INVALID_DATA",
            "user.updated|{'userId':'a','name':null}|INVALID_DATA"})
    void what_is_no_notice_is_poison_for_a_reason(String type, String data, Poison.Reason reason) {
        Poison poison = catchThrowableOfType(Poison.class, () -> read(type, data == null ? "" : data));

        assertThat(poison.reason()).isEqualTo(reason);
        assertThat(poison).hasMessage(reason.code()).hasNoCause();
    }

    @Test
    void an_overlong_user_id_is_none() {
        assertThat(catchThrowableOfType(Poison.class,
                () -> read("user.deleted", "{'userId':'%s'}".formatted("x".repeat(129)))).reason())
                .isEqualTo(Poison.Reason.INVALID_USER_ID);
    }

    private Notice read(String type, String data) {
        return read(type, null, data);
    }

    private Instant at(String time) {
        return ((Notice.Updated) read("user.updated", Instant.parse(time), "{'userId':'ali','name':'Ali'}"))
                .since();
    }

    private Notice read(String type, @Nullable Instant time, String data) {
        return reader.read(new RawNotice("https://auth.example", "1", type, time, SENT,
                data.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
