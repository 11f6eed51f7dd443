package io.causerie.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill must not find half of a command in the file. */
class EmbeddedMongoSavingTest {
    private static final int MEGABYTES = 100;

    @Test
    void nothing_is_saved_in_the_middle_of_a_command_however_much_it_writes(@TempDir Path directory) {
        try (MVStore store = EmbeddedMongo.open(directory.resolve("mongo.mv.db"))) {
            MVMap<Integer, String> rows = store.openMap("rows");
            store.commit();
            long saved = store.getCurrentVersion();

            for (int i = 0; i < MEGABYTES; i++) {
                rows.put(i, "x".repeat(1 << 20));
            }

            assertThat(store.getCurrentVersion()).isEqualTo(saved);
        }
    }
}
