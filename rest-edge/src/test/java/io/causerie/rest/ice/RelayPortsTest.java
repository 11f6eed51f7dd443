package io.causerie.rest.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The relay as it is deployed. */
class RelayPortsTest {
    @Test
    void a_few_users_cannot_take_every_port() throws IOException {
        Properties relay = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("../deploy/turnserver.conf"))) {
            relay.load(file);
        }
        int ports = number(relay, "max-port") - number(relay, "min-port") + 1;

        assertThat(number(relay, "total-quota") * 2).isLessThanOrEqualTo(ports);
        assertThat(number(relay, "user-quota") * 100).isLessThanOrEqualTo(ports);
    }

    private static int number(Properties relay, String name) {
        return Integer.parseInt(relay.getProperty(name));
    }
}
