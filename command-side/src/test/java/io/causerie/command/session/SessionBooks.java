package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import io.causerie.state.session.Consent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through what has happened, keeping books of its own, and finds what may never happen. */
final class SessionBooks {
    private final Map<String, Book> books = new HashMap<>();
    private final int min;
    private final int max;

    SessionBooks(int min, int max) {
        this.min = min;
        this.max = max;
    }

    static void check(List<Object> events, int min, int max) {
        new SessionBooks(min, max).check(events);
    }

    /** All that one command, or several, led to. */
    void check(List<Object> events) {
        events.forEach(this::check);
        assertThat(books).isNotEmpty();
        books.values().forEach(Book::assertRecordedWhileSomebodyConsents);
    }

    /** In how many sessions anything was recorded. */
    long recorded() {
        return books.values().stream().filter(book -> book.recording.wasOn()).count();
    }

    private void check(Object event) {
        if (event instanceof SessionEvent of) {
            note(of, books.computeIfAbsent(of.sessionId(), id -> new Book()));
        }
        if (event instanceof SessionEvent.ParticipantJoined joined) {
            assertInOneSession(joined, books.values());
        }
    }

    private void note(SessionEvent event, Book book) {
        assertThat(book.ended && !(event instanceof SessionEvent.OfRecording))
                .as("nothing happens after the end but to the recording: %s", event).isFalse();
        assertThat(book.partnerGone && !book.ended && !(event instanceof SessionEvent.Ended))
                .as("one partner's leaving ends it at once: %s", event).isFalse();
        switch (event) {
            case SessionEvent.Opened e -> {
                assertThat(book.connected).isEmpty();
                book.graceEndsAt = e.graceEndsAt();
                book.endsAt = e.endsAt();
                book.ofPartners = e.timeSlotId() == null;
            }
            case SessionEvent.ParticipantJoined e -> {
                assertThat(book.removed).as("who was removed stays out").doesNotContain(e.userId());
                assertThat(book.connected.add(e.userId())).as("only who is out comes in").isTrue();
                assertThat(e.connectedCount()).isEqualTo(book.connected.size()).isLessThanOrEqualTo(max);
                book.emptyUntil = null;
            }
            case SessionEvent.Activated e -> {
                assertThat(book.active).as("activated once").isFalse();
                assertThat(book.connected).hasSizeGreaterThanOrEqualTo(min);
                book.active = true;
            }
            case SessionEvent.MediaStateChanged e -> assertThat(book.connected).contains(e.userId());
            case SessionEvent.ConsentChanged e -> {
                assertThat(book.connected).contains(e.userId());
                Consent said = new Consent(e.recordingConsent(), e.policyVersion());
                assertThat(book.consents.put(e.userId(), said)).as("only a change is told")
                        .isNotEqualTo(said);
            }
            case SessionEvent.ParticipantLeft e -> {
                book.connected.remove(e.userId());
                book.partnerGone |= book.ofPartners;
                book.emptyUntil = e.emptyUntil();
                assertThat(e.connectedCount()).isEqualTo(book.connected.size());
                assertThat(e.emptyUntil() != null).as("a window is open just when an active one is empty")
                        .isEqualTo(book.active && book.connected.isEmpty() && !book.ofPartners);
                if (e.reason().equals("removed")) {
                    book.removed.add(e.userId());
                }
            }
            case SessionEvent.Ended e -> {
                assertThat(e.attendedUserIds()).doesNotHaveDuplicates().containsAll(book.connected);
                book.ended = true;
                book.recording.ended();
            }
            case SessionEvent.OfRecording e -> book.recording.note(e);
        }
    }

    private static void assertInOneSession(SessionEvent.ParticipantJoined joined, Collection<Book> books) {
        assertThat(books.stream().filter(book -> book.holds(joined.userId(), joined.joinedAt())))
                .as("one session at a time: %s", joined).hasSize(1);
    }

    /** One session. */
    private static final class Book {
        private final Set<String> connected = new HashSet<>();
        private final Set<String> removed = new HashSet<>();
        private final RecordingBook recording = new RecordingBook();
        private final Map<String, Consent> consents = new HashMap<>();
        private boolean active;
        private boolean ended;
        private boolean ofPartners;
        private boolean partnerGone;
        private Instant graceEndsAt = Instant.MIN;
        private Instant endsAt = Instant.MIN;
        private @Nullable Instant emptyUntil;

        /** Between two commands; within what one led to, the one follows from the other. */
        void assertRecordedWhileSomebodyConsents() {
            boolean someone = connected.stream()
                    .anyMatch(user -> consents.getOrDefault(user, Consent.NONE).given());
            assertThat(recording.isOn()).as("recorded just while active and somebody in it consents")
                    .isEqualTo(active && !ended && someone);
        }

        boolean holds(String user, Instant at) {
            Instant due = !active ? graceEndsAt : emptyUntil == null ? endsAt : emptyUntil;
            return connected.contains(user) && !ended && at.isBefore(due);
        }
    }
}
