package io.causerie.recording.link;

import io.causerie.api.recording.RecordingCommand;

/**
 * What the recording handler asks of the command side; each call blocks until the answer is stored. Fails with
 * {@link io.causerie.api.Rejection} when the rules say no and {@link io.causerie.rest.link.LinkUnavailable} when there is no answer.
 */
public interface RecordingLink {
    void stored(RecordingCommand.StoreRecording command);

    void failed(RecordingCommand.FailRecording command);

    void retry(RecordingCommand.RetryRecording command);

    void erased(RecordingCommand.MarkErased command);

    void expired(RecordingCommand.ExpireRecording command);
}
