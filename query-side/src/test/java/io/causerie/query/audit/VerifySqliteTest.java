package io.causerie.query.audit;

import io.causerie.eventlog.support.SqliteTampering;
import io.causerie.eventlog.support.Tampering;
import io.causerie.query.support.QuerySideTest;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

@QuerySideTest
@TestPropertySource(properties = {"test.log=embedded", "causerie.audit.verification-kept=PT0S"})
class VerifySqliteTest extends VerifyContract {
    @Value("${causerie.event-log.directory}")
    private Path directory;

    @Override
    Tampering tampering() {
        return new SqliteTampering(directory);
    }
}
