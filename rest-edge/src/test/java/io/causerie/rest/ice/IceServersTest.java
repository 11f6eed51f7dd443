package io.causerie.rest.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceServersTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final List<String> STUN = List.of("stun:stun.example.org:3478");
    private static final List<String> TURN = List.of("turn:turn.example.org:3478?transport=udp",
            "turns:turn.example.org:5349?transport=tcp");
    private static final UserId MARIE = new UserId("marie");

    /** The credential is what openssl says: printf 1800014400:marie | openssl dgst -sha1 -hmac s3cret -binary | base64 */
    @Test
    void the_credential_for_turn_is_the_mac_of_expiry_and_user() {
        assertThat(iceServers(STUN, TURN, "s3cret").forUser(MARIE)).containsExactly(
                new IceServer(STUN, null, null),
                new IceServer(TURN, "1800014400:marie", "oktwuwkjw7odM2DFw3iEvnaX+fM="));
    }

    @Test
    void without_turn_there_is_only_stun() {
        assertThat(iceServers(STUN, List.of(), "").forUser(MARIE))
                .containsExactly(new IceServer(STUN, null, null));
    }

    @Test
    void without_either_there_is_nothing() {
        assertThat(iceServers(List.of(), List.of(), "").forUser(MARIE)).isEmpty();
    }

    @Test
    void credentials_outlive_the_longest_slot() {
        assertThat(iceServers(STUN, TURN, "s3cret").expiry()).isAfter(NOW.plus(Duration.ofMinutes(180)));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new IceSettings(STUN, TURN, "s3cret", Duration.ofMinutes(180)));
    }

    @Test
    void turn_without_a_secret_is_a_mistake() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new IceSettings(STUN, TURN, " ", Duration.ofHours(4)));
    }

    @Test
    void neither_secret_nor_credential_is_shown_by_accident() {
        assertThat(new IceSettings(STUN, TURN, "s3cret", Duration.ofHours(4)).toString())
                .doesNotContain("s3cret");
        assertThat(new IceServer(TURN, "1800014400:marie", "mac").toString()).doesNotContain("mac");
    }

    private static IceServers iceServers(List<String> stun, List<String> turn, String secret) {
        return new IceServers(new IceSettings(stun, turn, secret, Duration.ofHours(4)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
