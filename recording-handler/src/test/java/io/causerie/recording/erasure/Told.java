package io.causerie.recording.erasure;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.recording.link.RecordingLink;
import java.util.function.Consumer;

/** A way to the command side on which something happens before it is told what was erased. */
record Told(RecordingLink link, Consumer<RecordingCommand.MarkErased> before) implements RecordingLink {
    @Override
    public void stored(RecordingCommand.StoreRecording command) {
        link.stored(command);
    }

    @Override
    public void failed(RecordingCommand.FailRecording command) {
        link.failed(command);
    }

    @Override
    public void retry(RecordingCommand.RetryRecording command) {
        link.retry(command);
    }

    @Override
    public void erased(RecordingCommand.MarkErased command) {
        before.accept(command);
        link.erased(command);
    }

    @Override
    public void expired(RecordingCommand.ExpireRecording command) {
        link.expired(command);
    }
}
