package io.causerie.recording.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A stretch of a file, in bytes. It is read whenever the client asks for it: to sign it, to send it, to send it again. */
record FilePiece(Path file, long from, long size) implements ContentStreamProvider {
    RequestBody asBody() {
        return RequestBody.fromContentProvider(this, size, "application/octet-stream");
    }

    @Override
    public InputStream newStream() {
        try {
            return new Stretch(FileChannel.open(file), from, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stretch extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long at;

        Stretch(FileChannel channel, long from, long size) {
            this.channel = channel;
            this.at = from;
            this.end = from + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int wanted = (int) Math.min(length, end - at);
            int count = wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, offset, wanted), at);
            at += Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
