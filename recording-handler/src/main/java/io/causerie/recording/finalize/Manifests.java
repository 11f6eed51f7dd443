package io.causerie.recording.finalize;

import io.causerie.recording.media.Skipped;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.store.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Puts manifests together. */
final class Manifests {
    /** What is left out is told of in a file that can still be read at once. */
    private static final int MOST_LEFT_OUT = 2000;

    private Manifests() {}

    static Manifest of(Recording recording, int attempt, Instant now, Manifest.MediaFile mix,
            List<Manifest.Track> tracks, List<Skipped> skipped) {
        Set<String> erased = Set.copyOf(recording.outcome().erasedUserIds());
        return new Manifest(Manifest.VERSION, recording.sessionId(), attempt, recording.startedAt(),
                recording.endedAt(), now,
                recording.speakers().stream().filter(speaker -> !erased.contains(speaker.userId()))
                        .map(speaker -> new Manifest.Participant(speaker.userId(),
                                speaker.grants().stream().map(grant -> new Manifest.Consent(grant.fromMs(),
                                        grant.toMs(), grant.policyVersion(), grant.givenBy(),
                                        grant.endedBy()))
                                        .toList()))
                        .toList(),
                mix, tracks,
                FairShare.of(skipped, Skipped::userId, MOST_LEFT_OUT, _ -> {}).stream()
                        .map(one -> new Manifest.LeftOut(one.userId(), one.trackId(),
                                one.seq(), one.reason()))
                        .toList());
    }
}
