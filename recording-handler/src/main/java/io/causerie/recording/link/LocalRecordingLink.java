package io.causerie.recording.link;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.rest.link.LocalLink;

/** To a command side in the same process. */
public final class LocalRecordingLink implements RecordingLink {
    private static final String ACTOR = "recording-handler";

    private final LocalLink commands;

    public LocalRecordingLink(LocalLink commands) {
        this.commands = commands;
    }

    @Override
    public void stored(RecordingCommand.StoreRecording command) {
        commands.send(ACTOR, command);
    }

    @Override
    public void failed(RecordingCommand.FailRecording command) {
        commands.send(ACTOR, command);
    }

    @Override
    public void retry(RecordingCommand.RetryRecording command) {
        commands.send(ACTOR, command);
    }

    @Override
    public void erased(RecordingCommand.MarkErased command) {
        commands.send(ACTOR, command);
    }

    @Override
    public void expired(RecordingCommand.ExpireRecording command) {
        commands.send(ACTOR, command);
    }
}
