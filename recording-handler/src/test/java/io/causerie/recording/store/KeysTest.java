package io.causerie.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who in a key. */
class KeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"marie", "marie@example.org", ".marie", "m..e", "M-1_2"})
    void a_harmless_name_is_itself(String user) {
        assertThat(Keys.user(user)).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "...", "a/b", "../marie", "", "é"})
    void a_name_that_could_be_a_way_to_elsewhere_is_a_digest(String user) {
        assertThat(Keys.user(user)).matches("~[0-9a-f]{32}");
    }
}
