package io.causerie.standalone.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.causerie.standalone.data.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that development tokens are signed with, kept for its owner's eyes only, so that tokens outlive a restart. */
final class DevKey {
    private static final Logger LOG = LoggerFactory.getLogger(DevKey.class);
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);

    private DevKey() {}

    static ECKey in(Path file) {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey read(Path file) throws IOException {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            LOG.warn("{} is damaged; a new key takes its place, and earlier development tokens are void",
                    file);
            Files.delete(file);
            return create(file);
        }
    }

    private static ECKey create(Path file) throws IOException {
        ECKey key = generate();
        try (SeekableByteChannel out = Files.newByteChannel(file, NEW,
                DataDirectory.privately("rw-------"))) {
            out.write(ByteBuffer.wrap(key.toJSONString().getBytes(StandardCharsets.UTF_8)));
        }
        return key;
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("dev-" + UUID.randomUUID()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
