package io.causerie.query.sessionview;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.Rejection;
import io.causerie.api.session.SessionEvent;
import io.causerie.query.reading.Freshness;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@QuerySideTest
class SessionViewProjectionTest {
    private static final Instant LATER = NOW.plusSeconds(600);

    private final String session = newId();
    private final String marie = "marie." + session;
    private final String jean = "jean$" + session;

    @Autowired
    private Log log;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Freshness freshness;
    @Autowired
    private MongoOperations mongo;

    @Test
    void a_session_opened_waits_for_those_expected() {
        assertThat(after(opened(session, "slot", marie, jean))).isEqualTo(new SessionView(session, "slot",
                "slot", "en",
                "B1", "waiting", null, null, null, NOW.plusSeconds(1800), false, null, NOW, List.of()));
    }

    @Test
    void a_session_of_partners_has_no_slot_and_perhaps_no_language_or_level() {
        SessionView row = after(new SessionEvent.Opened(session, "partner", null, null, null, 2, 2,
                List.of(marie, jean), NOW, NOW.plusSeconds(7200), NOW.plusSeconds(7200)),
                joined(session, marie, 1), joined(session, jean, 2),
                new SessionEvent.Activated(session, NOW));

        assertThat(row).extracting(SessionView::kind, SessionView::timeSlotId,
                SessionView::targetLanguageCode, SessionView::level, SessionView::status)
                .containsExactly("partner", null, null, null, "active");
        assertThat(sessions.current(jean).id()).isEqualTo(session);
        assertThat(sessions.get(session, new Viewer(marie, false)).participants()).hasSize(2);
    }

    /** What Spring Data would take for an ObjectId. */
    @ParameterizedTest
    @ValueSource(strings = {"507f1f77bcf86cd799439011", "507F1F77BCF86CD799439012"})
    void whoever_is_named_like_an_object_id_is_found_too(String user) {
        mongo.getCollection("user_names").insertOne(new Document("_id", user).append("name", "Olga"));

        after(opened(session, "slot", user), joined(session, user, 1));

        assertThat(sessions.current(user).participants()).singleElement()
                .satisfies(one -> assertThat(one.displayName()).isEqualTo("Olga"));
    }

    @Test
    void who_was_lost_for_good_is_in_no_session() {
        after(opened(session, "slot", marie, jean), joined(session, marie, 1),
                new SessionEvent.ParticipantLeft(session, marie, "disconnected", 0, LATER, null));

        assertThatThrownBy(() -> sessions.current(marie)).isInstanceOf(Rejection.class);
    }

    @Test
    void those_who_joined_are_connected_in_the_order_they_came() {
        SessionView row = after(opened(session, "slot", marie, jean), joined(session, marie, 1),
                joined(session, jean, 2));

        assertThat(row.participants()).containsExactly(
                new ParticipantView(session + "/" + marie, marie, marie, "connected", true, true, false,
                        NOW.plusSeconds(1), null),
                new ParticipantView(session + "/" + jean, jean, jean, "connected", true, true, false,
                        NOW.plusSeconds(2), null));
    }

    @Test
    void with_the_minimum_in_it_is_active() {
        SessionView row = after(opened(session, "slot", marie, jean),
                new SessionEvent.Activated(session, LATER));

        assertThat(row.status()).isEqualTo("active");
        assertThat(row.startedAt()).isEqualTo(LATER);
    }

    @Test
    void camera_and_microphone_show() {
        SessionView row = after(opened(session, "slot", marie), joined(session, marie, 1),
                new SessionEvent.MediaStateChanged(session, marie, false, true));

        assertThat(row.participants().getFirst()).extracting(ParticipantView::cameraEnabled,
                ParticipantView::micEnabled).containsExactly(false, true);
    }

    @Test
    void each_answer_about_recording_shows() {
        assertThat(consentAfter(new SessionEvent.ConsentChanged(session, marie, true, "1", NOW))).isTrue();
        assertThat(consentAfter(new SessionEvent.ConsentChanged(session, marie, false, "1", NOW))).isFalse();
    }

    private boolean consentAfter(SessionEvent.ConsentChanged answer) {
        return after(opened(session, "slot", marie), joined(session, marie, 1), answer).participants()
                .getFirst().recordingConsent();
    }

    @Test
    void recording_is_enabled_once_it_was_on_and_not_by_consent_alone() {
        assertThat(after(opened(session, "slot", marie), joined(session, marie, 1),
                new SessionEvent.ConsentChanged(session, marie, true, "1", NOW)).recordingEnabled())
                .isFalse();

        assertThat(after(new SessionEvent.RecordingStarted(session, NOW)).recordingEnabled()).isTrue();
        assertThat(after(new SessionEvent.RecordingPaused(session, NOW)).recordingEnabled()).isTrue();
    }

    @Test
    void a_recording_has_an_address_from_when_it_is_stored_until_it_expires() {
        SessionView requested = after(opened(session, "slot", marie),
                new SessionEvent.RecordingStarted(session, NOW),
                new SessionEvent.Ended(session, "slot", "time-expired", List.of(marie), LATER),
                new SessionEvent.RecordingRequested(session, 1, LATER),
                new SessionEvent.RecordingFailed(session, 1, "timed-out", LATER));
        assertThat(requested.recordingUrl()).isNull();

        SessionView stored = after(new SessionEvent.RecordingRequested(session, 2, LATER), stored(2));
        assertThat(stored.recordingUrl()).isEqualTo("/sessions/" + session + "/recording");
        assertThat(stored.status()).isEqualTo("ended");

        assertThat(after(new SessionEvent.RecordingExpired(session, LATER)).recordingUrl()).isNull();
    }

    @Test
    void it_keeps_it_while_anything_is_left_after_an_erasure() {
        SessionView left = after(opened(session, "slot", marie, jean), stored(1),
                new SessionEvent.TracksErased(session, marie, "mix-2", "manifest-2", LATER));
        assertThat(left.recordingUrl()).isNotNull();
        assertThat(after(new SessionEvent.TracksErased(session, marie, null, "manifest-3", LATER))
                .recordingUrl()).as("while the mix is made anew").isNotNull();

        assertThat(after(new SessionEvent.TracksErased(session, jean, null, null, LATER)).recordingUrl())
                .isNull();
    }

    private SessionEvent.RecordingStored stored(int attempt) {
        return new SessionEvent.RecordingStored(session, attempt, "bucket", "manifest", "mix",
                List.of(new SessionEvent.Track(marie, "t1", "key", 0, 1_000)), 1_000, LATER);
    }

    @Test
    void who_leaves_is_left_and_who_comes_back_is_connected_again() {
        ParticipantView left = after(opened(session, "slot", marie, jean), joined(session, marie, 1),
                new SessionEvent.ParticipantLeft(session, marie, "left", 0, LATER, null)).participants()
                .getFirst();
        assertThat(left.status()).isEqualTo("left");
        assertThat(left.leftAt()).isEqualTo(LATER);

        ParticipantView back = after(joined(session, marie, 1)).participants().getFirst();
        assertThat(back.status()).isEqualTo("connected");
        assertThat(back.leftAt()).isNull();
    }

    @Test
    void who_lost_the_connection_is_disconnected_and_who_was_removed_has_left() {
        SessionView row = after(opened(session, "slot", marie, jean), joined(session, marie, 1),
                joined(session, jean, 2),
                new SessionEvent.ParticipantLeft(session, marie, "disconnected", 1, LATER, null),
                new SessionEvent.ParticipantLeft(session, jean, "removed", 0, LATER, null));

        assertThat(row.participants()).extracting(ParticipantView::status).containsExactly("disconnected",
                "left");
    }

    @Test
    void an_ended_session_has_let_everybody_go() {
        SessionView row = after(opened(session, "slot", marie, jean), joined(session, marie, 1),
                new SessionEvent.Ended(session, "slot", "time-expired", List.of(marie), LATER));

        assertThat(row).extracting(SessionView::status, SessionView::endReason, SessionView::endedAt)
                .containsExactly("ended", "time-expired", LATER);
        assertThat(row.participants().getFirst()).extracting(ParticipantView::status, ParticipantView::leftAt)
                .containsExactly("left", LATER);
    }

    @Test
    void a_name_shows_as_long_as_it_is_known() {
        mongo.getCollection("user_names").insertOne(new Document(Map.of("_id", marie, "name", "Marie")));
        SessionView named = after(opened(session, "slot", marie), joined(session, marie, 1));
        assertThat(named.participants().getFirst().displayName()).isEqualTo("Marie");

        mongo.getCollection("user_names").replaceOne(new Document("_id", marie),
                new Document("_id", marie).append("erased", true));
        assertThat(after().participants().getFirst().displayName()).isEqualTo(marie);
    }

    @Test
    void the_current_session_is_the_one_entered_last_until_one_leaves_or_it_ends() {
        String next = newId();
        after(opened(session, "slot", marie), joined(session, marie, 1));
        assertThat(sessions.current(marie).id()).isEqualTo(session);

        after(new SessionEvent.Ended(session, "slot", "time-expired", List.of(marie), LATER));
        assertThatThrownBy(() -> sessions.current(marie)).isInstanceOf(Rejection.class);

        after(opened(next, "slot2", marie), joined(next, marie, 1));
        assertThat(sessions.current(marie).id()).isEqualTo(next);

        after(new SessionEvent.ParticipantLeft(next, marie, "left", 0, LATER, null));
        assertThatThrownBy(() -> sessions.current(marie)).isInstanceOf(Rejection.class);
    }

    private SessionView after(Object... events) {
        if (events.length > 0) {
            freshness.positionOf(SessionViewProjection.NAME, Long.toString(log.append(events)));
        }
        return sessions.get(session, new Viewer("momo", true));
    }
}
