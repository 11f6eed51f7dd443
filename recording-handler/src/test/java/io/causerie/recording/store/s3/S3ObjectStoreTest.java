package io.causerie.recording.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.causerie.recording.store.StoreAway;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.S3Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** When there is nothing in the store, and when that cannot be known. */
class S3ObjectStoreTest {
    private static final DataSize PIECE = DataSize.ofMegabytes(5);

    @TempDir
    private Path directory;

    @Test
    void what_is_not_there_is_not_there() {
        try (var server = new S3Server(); var store = store(server.connection(), true)) {
            assertThat(store.list("recordings/")).as("before the bucket is made").isEmpty();
            store.put("recordings/s/1", new byte[]{1}, "audio/ogg", Map.of());

            assertThat(store.list("parts/")).isEmpty();
            assertThat(store.head("parts/s/1")).isEmpty();
            assertThat(store.download("parts/s/1", directory.resolve("none"), 10)).isEmpty();
        }
    }

    @Test
    void all_that_begins_so_is_deleted_and_nothing_else() {
        try (var server = new S3Server(); var store = store(server.connection(), true)) {
            for (String key : new String[]{"parts/s/a/1", "parts/s/a/2", "parts/s/ab/1"}) {
                store.put(key, new byte[]{1}, "audio/ogg", Map.of());
            }

            store.deleteAll("parts/s/a/");
            store.deleteAll("parts/none/");

            assertThat(store.list("parts/")).extracting(one -> one.key()).containsExactly("parts/s/ab/1");
        }
    }

    @Test
    void a_file_larger_than_a_piece_arrives_whole() throws Exception {
        byte[] content = new byte[Math.toIntExact(2 * PIECE.toBytes() + 1)];
        new Random(1).nextBytes(content);
        Path file = Files.write(directory.resolve("large"), content);
        try (var server = new S3Server(); var store = store(server.connection(), true)) {
            store.upload("recordings/s/mix.ogg", file, "audio/ogg", Map.of("of", "s"));

            Path back = directory.resolve("back");
            assertThat(store.download("recordings/s/mix.ogg", back, content.length)).get()
                    .extracting(StoredObject::metadata).isEqualTo(Map.of("of", "s"));
            assertThat(back).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void without_its_bucket_a_store_that_may_not_make_it_is_away() {
        try (var server = new S3Server(); var store = store(server.connection(), false)) {
            assertAway(store);
        }
    }

    @Test
    void a_server_that_is_none_of_ours_does_not_say_that_nothing_is_there() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<html>Not found</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(404, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
        URI address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
        try (var store = store(new S3Connection(address, "key", "secret"), true)) {
            assertAway(store);
        } finally {
            other.stop(0);
        }
    }

    private void assertAway(S3ObjectStore store) {
        assertThatThrownBy(() -> store.list("parts/")).isInstanceOf(StoreAway.class);
        assertThatThrownBy(() -> store.deleteAll("parts/")).isInstanceOf(StoreAway.class);
        assertThatThrownBy(() -> store.download("parts/1", directory.resolve("file"), 10))
                .isInstanceOf(StoreAway.class);
        assertThat(store.failures()).isEqualTo(3);
    }

    private static S3ObjectStore store(S3Connection connection, boolean mayMakeBucket) {
        return new S3ObjectStore(new S3Settings(null, null, "auto", "a-bucket", true, mayMakeBucket,
                Duration.ofSeconds(2), Duration.ofSeconds(5), PIECE), connection);
    }
}
