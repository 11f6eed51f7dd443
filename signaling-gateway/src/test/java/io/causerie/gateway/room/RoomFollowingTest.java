package io.causerie.gateway.room;

import static io.causerie.gateway.room.Happened.NOW;
import static io.causerie.gateway.room.Happened.activated;
import static io.causerie.gateway.room.Happened.banLifted;
import static io.causerie.gateway.room.Happened.banned;
import static io.causerie.gateway.room.Happened.blocked;
import static io.causerie.gateway.room.Happened.consent;
import static io.causerie.gateway.room.Happened.deleted;
import static io.causerie.gateway.room.Happened.ended;
import static io.causerie.gateway.room.Happened.joined;
import static io.causerie.gateway.room.Happened.left;
import static io.causerie.gateway.room.Happened.media;
import static io.causerie.gateway.room.Happened.met;
import static io.causerie.gateway.room.Happened.opened;
import static io.causerie.gateway.room.Happened.recordingPaused;
import static io.causerie.gateway.room.Happened.recordingStarted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node knows and tells, on a real log and real rows. */
class RoomFollowingTest {
    @TempDir
    Path directory;
    private World world;

    @BeforeEach
    void open() {
        world = new World(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void members_are_in_the_order_of_joining_and_whoever_comes_back_is_last() {
        var node = world.node();
        long position = world.append(opened("s", "marie", "jean", "pierre"), joined("s", "marie"),
                joined("s", "jean"), joined("s", "pierre"), left("s", "marie", "left"), joined("s", "marie"));

        assertThat(node.at(position).rooms().of("marie")).hasValueSatisfying(
                room -> assertThat(room.members()).extracting(Member::userId).containsExactly("jean",
                        "pierre",
                        "marie"));
    }

    @Test
    void each_change_is_told_once_in_order_with_the_room_after_it() {
        var node = world.node();
        long position = world.append(opened("s", "marie", "jean"), joined("s", "marie"),
                consent("s", "marie", true), joined("s", "jean"), consent("s", "jean", false), activated("s"),
                media("s", "jean", false, true), left("s", "jean", "disconnected"), ended("s", "all-left"));
        node.at(position);

        Member marie = new Member("marie", true, true, false);
        Member mariesYes = new Member("marie", true, true, true);
        Member jean = new Member("jean", true, true, false);
        Member jeanUnseen = new Member("jean", false, true, false);
        Room empty = new Room("s", Room.SLOT, "slot-of-s", "en", "B1", Room.WAITING, false, Happened.END,
                List.of("marie", "jean"), List.of());
        Room both = empty.withMembers(List.of(mariesYes, jean));
        Room active = both.withStatus(Room.ACTIVE);
        Room unseen = active.withMembers(List.of(mariesYes, jeanUnseen));
        Room alone = active.withMembers(List.of(mariesYes));
        assertThat(node.told()).containsExactly(new RoomChange.Opened(empty),
                new RoomChange.Joined(empty.withMembers(List.of(marie)), marie),
                new RoomChange.ConsentChanged(empty.withMembers(List.of(mariesYes)), mariesYes),
                new RoomChange.Joined(both, jean), new RoomChange.Activated(active),
                new RoomChange.MediaChanged(unseen, jeanUnseen),
                new RoomChange.Left(alone, "jean", "disconnected"), new RoomChange.Ended(alone, "all-left"));
        assertThat(node.rooms().size()).isZero();
        assertThat(node.rooms().of("marie")).isEmpty();
    }

    @Test
    void a_room_is_recorded_between_start_and_pause_and_that_is_told() {
        var node = world.node();
        node.at(world.append(opened("s", "marie"), joined("s", "marie"), consent("s", "marie", true),
                activated("s"), recordingStarted("s")));
        Room recorded = node.rooms().of("marie").orElseThrow();
        assertThat(recorded.recording()).isTrue();
        assertThat(recorded.consentingUserIds()).containsExactly("marie");

        node.at(world.append(consent("s", "marie", false), recordingPaused("s")));
        Room paused = node.rooms().of("marie").orElseThrow();
        assertThat(paused.recording()).isFalse();
        assertThat(node.told()).filteredOn(RoomChange.RecordingChanged.class::isInstance).containsExactly(
                new RoomChange.RecordingChanged(recorded), new RoomChange.RecordingChanged(paused));
    }

    @Test
    void what_becomes_of_a_recording_after_the_end_is_nothing_to_tell() {
        var node = world.node();
        node.at(world.append(opened("s", "marie"), ended("s", "all-left"),
                new SessionEvent.RecordingRequested("s", 1, NOW),
                new SessionEvent.RecordingExpired("s", NOW)));

        assertThat(node.told()).hasSize(2);
        assertThat(node.rooms().size()).isZero();
    }

    @Test
    void a_meeting_of_partners_is_told_once_with_both_in_it() {
        var node = world.node();
        node.at(world.append(met("p", "ali", "bea", NOW)));

        assertThat(node.told()).singleElement().isInstanceOfSatisfying(RoomChange.Opened.class, told -> {
            assertThat(told.room().expectedUserIds()).containsExactly("ali", "bea");
            assertThat(told.room().members()).extracting(Member::userId).containsExactly("ali", "bea");
            assertThat(told.room().status()).isEqualTo(Room.ACTIVE);
        });
        assertThat(node.people().metSince("bea", NOW.minusSeconds(1))).isEqualTo(Map.of("ali", NOW));
        assertThat(node.people().metSince("bea", NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void consent_given_before_leaving_holds_after_coming_back() {
        var node = world.node();
        node.at(world.append(opened("s", "marie"), joined("s", "marie"), consent("s", "marie", true),
                left("s", "marie", "left"), joined("s", "marie")));

        assertThat(node.rooms().of("marie").orElseThrow().member("marie").orElseThrow().recordingConsent())
                .isTrue();
    }

    @Test
    void whoever_enters_another_session_before_the_first_has_ended_is_in_the_other() {
        var node = world.node();
        node.at(world.append(opened("s", "marie"), joined("s", "marie"), opened("t", "marie"),
                joined("t", "marie"), ended("s", "time-expired")));

        assertThat(node.rooms().of("marie").orElseThrow().sessionId()).isEqualTo("t");
    }

    @Test
    void notices_are_told_as_they_are() {
        var node = world.node();
        node.at(world.append(new TimeSlotEvent.ReminderDue("slot", NOW, List.of("marie")),
                new TimeSlotEvent.WaitlistPromoted("slot", "r", "jean", NOW, new Occupancy(1, 0, 0)),
                banned("ali", null), banLifted("ali"), blocked("bea", "ali")));

        assertThat(node.told()).containsExactly(new RoomChange.ReminderDue("slot", NOW, List.of("marie")),
                new RoomChange.Promoted("slot", "jean"), new RoomChange.Banned("ali"),
                new RoomChange.BanLifted("ali"), new RoomChange.Blocked("bea", "ali"));
    }

    @Test
    void bans_hold_until_their_end_and_blocks_both_ways() {
        var node = world.node();
        node.at(world.append(banned("ali", null), banned("carl", NOW), banned("dan", NOW.plusSeconds(1)),
                banned("eve", null), banLifted("eve"), blocked("bea", "ali"), blocked("carl", "bea")));

        assertThat(List.of("ali", "carl", "dan", "eve", "bea"))
                .filteredOn(user -> !node.people().mayAct(user))
                .containsExactly("ali", "dan");
        assertThat(node.people().blockedEitherWay("bea")).containsExactlyInAnyOrder("ali", "carl");
        assertThat(node.people().blockedEitherWay("ali")).containsExactly("bea");
    }

    @Test
    void whoever_is_deleted_is_told_of_like_a_ban_and_never_called_by_their_name_again() {
        var node = world.node();
        world.name("ali", "Ali Baba");
        assertThat(node.people().nameOf("ali")).isEqualTo("Ali Baba");

        node.at(world.append(deleted("ali"), banLifted("ali")));

        assertThat(node.told()).first().isEqualTo(new RoomChange.Banned("ali"));
        assertThat(node.people().mayAct("ali")).isFalse();
        assertThat(node.people().nameOf("ali")).isEqualTo("ali");
    }

    @Test
    void a_new_name_is_read_at_once() {
        var node = world.node();
        world.name("ali", "Ali");
        assertThat(node.people().nameOf("ali")).isEqualTo("Ali");
        world.name("ali", "Ali Baba");

        node.at(world.append(new AccountEvent.Renamed("ali", NOW)));

        assertThat(node.people().nameOf("ali")).isEqualTo("Ali Baba");
    }

    @Test
    void what_was_before_a_node_started_is_known_and_not_told() {
        world.append(opened("s", "marie"), joined("s", "marie"), blocked("bea", "ali"));

        var node = world.node();
        assertThat(node.following().isLive()).isTrue();
        assertThat(node.rooms().of("marie")).isPresent();
        assertThat(node.people().blockedEitherWay("ali")).containsExactly("bea");
        node.at(world.append(left("s", "marie", "left")));
        assertThat(node.told()).hasSize(1);
    }

    @Test
    void a_node_that_starts_says_once_who_is_where_before_it_tells_any_change() {
        world.append(opened("s", "marie", "jean"), joined("s", "marie"), opened("t", "ali"),
                ended("t", "time-expired"));
        List<Object> heard = Collections.synchronizedList(new ArrayList<>());
        RoomFollowing following = world.following(new RoomListener() {
            @Override
            public void on(RoomChange change) {
                heard.add(change.getClass());
            }

            @Override
            public void began(Collection<Room> rooms) {
                rooms.forEach(room -> heard.add(room.members().getFirst().userId()));
            }
        });
        following.start();

        world.append(joined("s", "jean"), left("s", "jean", "left"));

        await().atMost(Duration.ofSeconds(10)).until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("marie", RoomChange.Joined.class, RoomChange.Left.class);
    }

    @Test
    void a_node_knows_its_rooms_when_its_start_returns() {
        for (int i = 0; i < 50; i++) {
            world.append(opened("s" + i, "u" + i), joined("s" + i, "u" + i));
        }

        assertThat(world.node().rooms().size()).isEqualTo(50);
    }

    @Test
    void one_listener_that_fails_keeps_nothing_from_the_others() {
        List<RoomChange> told = Collections.synchronizedList(new ArrayList<>());
        RoomFollowing following = world.following(_ -> {
            throw new IllegalStateException("a listener's fault");
        }, told::add);
        following.start();

        world.append(opened("s", "marie"), joined("s", "marie"));

        await().atMost(Duration.ofSeconds(10)).until(() -> told.size() == 2);
    }
}
