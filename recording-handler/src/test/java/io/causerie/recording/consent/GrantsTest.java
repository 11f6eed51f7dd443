package io.causerie.recording.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a session's events makes a grant. */
class GrantsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private Recording recording = Recording.unknown("s");
    private long position;

    @Test
    void it_takes_an_active_session_and_being_in_it_and_consent() {
        joined(-60, "ali", true);
        assertThat(grants("ali")).isEmpty();
        happens(new SessionEvent.Activated("s", START));

        assertThat(grants("ali")).containsExactly("0..");
        ended(100);
        assertThat(grants("ali")).containsExactly("0..100000");
    }

    @Test
    void each_giving_and_withdrawing_is_an_interval_that_names_its_events() {
        active("ali");
        consents(10, "ali", false, "1");
        consents(20, "ali", true, "1");
        consents(30, "ali", true, "1");

        assertThat(grants("ali")).containsExactly("0..10000", "20000..");
        Grant first = recording.speaker("ali").orElseThrow().grants().getFirst();
        assertThat(first.givenBy()).isEqualTo("event-3");
        assertThat(first.endedBy()).isEqualTo("event-4");
    }

    @Test
    void consent_outlasts_leaving_but_a_grant_does_not() {
        active("ali");
        happens(new SessionEvent.ParticipantLeft("s", "ali", "left", 0, at(5), null));
        happens(new SessionEvent.ParticipantJoined("s", null, "p", "ali", true, true, 1, at(9)));

        assertThat(grants("ali")).containsExactly("0..5000", "9000..");
    }

    @Test
    void who_comes_back_without_consent_was_never_covered_meanwhile() {
        active("ali");
        happens(new SessionEvent.ParticipantLeft("s", "ali", "left", 0, at(5), null));
        joined(9, "ali", false);

        assertThat(grants("ali")).containsExactly("0..5000");
    }

    @Test
    void another_policy_is_another_grant() {
        active("ali");
        consents(10, "ali", true, "2");

        assertThat(grants("ali")).containsExactly("0..10000", "10000..");
        assertThat(recording.speaker("ali").orElseThrow().grants()).extracting(Grant::policyVersion)
                .containsExactly("1", "2");
    }

    @Test
    void nobody_else_is_covered() {
        active("ali");
        joined(3, "cleo", false);

        assertThat(grants("cleo")).isEmpty();
        assertThat(recording.speaker("cleo").orElseThrow().everConsented()).isFalse();
    }

    @Test
    void an_event_that_is_in_already_changes_nothing() {
        active("ali");
        Recording before = recording;

        assertThat(before.after(new SessionEvent.ConsentChanged("s", "ali", false, "1", at(1)), "again",
                before.position())).isSameAs(before);
    }

    @Test
    void what_is_left_without_cover_is_told_to_the_millisecond() {
        assertThat(Spans.without(List.of(new Span(0, 100), new Span(200, 300)),
                List.of(new Span(10, 50), new Span(50, 90), new Span(250, 400))))
                .containsExactly(new Span(0, 10), new Span(90, 100), new Span(200, 250));
    }

    private void active(String user) {
        joined(-60, user, true);
        happens(new SessionEvent.Activated("s", START));
    }

    private void joined(long second, String user, boolean consent) {
        happens(new SessionEvent.ParticipantJoined("s", null, "p", user, true, true, 1, at(second)));
        consents(second, user, consent, "1");
    }

    private void consents(long second, String user, boolean given, String policy) {
        happens(new SessionEvent.ConsentChanged("s", user, given, policy, at(second)));
    }

    private void ended(long second) {
        happens(new SessionEvent.Ended("s", null, "time-expired", List.of(), at(second)));
    }

    private void happens(SessionEvent event) {
        position++;
        recording = recording.after(event, "event-" + position, position);
    }

    private List<String> grants(String user) {
        return recording.speaker(user).orElseThrow().grants().stream()
                .map(grant -> grant.fromMs() + ".." + (grant.toMs() == null ? "" : grant.toMs())).toList();
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
