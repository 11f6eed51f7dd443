package io.causerie.query.registrations;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.registered;
import static io.causerie.query.support.Events.scheduled;
import static io.causerie.query.support.Events.waitlisted;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@QuerySideTest
class CalendarFeedTest {
    private final String secret = "secret-" + newId();
    private final String feed = newId();
    private final String user = "marie-" + feed;

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;

    @Test
    void a_place_is_an_event_with_times_and_terms_and_nobody_in_it() {
        String slot = newId();
        String id = newId();
        Client.Answer answer = feedAfter(scheduled(slot), registered(slot, id, user, 1));

        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.body()).doesNotContain(user).doesNotContain("olga").doesNotContain(secret);
        CalendarComponent event = parsed(answer).getFirst();
        assertThat(value(event, Property.UID)).isEqualTo(id + "@causerie");
        assertThat(value(event, Property.DTSTART)).isEqualTo(compact(TOMORROW));
        assertThat(Duration.parse(value(event, Property.DURATION))).isEqualTo(Duration.ofMinutes(30));
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Conversation en B1");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
    }

    @Test
    void each_status_shows_as_calendars_know_it() {
        String slot = newId();
        String off = newId();
        List<CalendarComponent> events = parsed(feedAfter(scheduled(slot), scheduled(off),
                registered(slot, "held-" + feed, user, 1), waitlisted(slot, "waits-" + feed, user),
                registered(slot, "back-" + feed, user, 1),
                new TimeSlotEvent.RegistrationCancelled(slot, "back-" + feed, user, "by-user", NOW,
                        new Occupancy(1, 2, 0)),
                registered(off, "off-" + feed, user, 1),
                new TimeSlotEvent.Cancelled(off, List.of(new Place("off-" + feed, user)), NOW)));

        Map<String, String> statuses = events.stream().collect(Collectors.toMap(
                event -> value(event, Property.UID).split("-")[0], event -> value(event, Property.STATUS)));
        assertThat(statuses).isEqualTo(Map.of("held", "CONFIRMED", "waits", "TENTATIVE", "off", "CANCELLED"));
    }

    @Test
    void a_moved_slot_moves_in_the_calendar() {
        String slot = newId();
        List<CalendarComponent> events = parsed(feedAfter(scheduled(slot), registered(slot, newId(), user, 1),
                new TimeSlotEvent.Changed(slot, "fr", "A2", TOMORROW.plusSeconds(3600),
                        TOMORROW.plusSeconds(4800), 20,
                        2, 3, new Occupancy(1, 2, 0))));

        assertThat(events).hasSize(1);
        assertThat(value(events.getFirst(), Property.DTSTART)).isEqualTo(compact(TOMORROW.plusSeconds(3600)));
        assertThat(value(events.getFirst(), Property.SUMMARY)).isEqualTo("Conversation fr A2");
    }

    @Test
    void a_feed_of_somebody_without_places_is_empty_but_valid() {
        assertThat(parsed(feedAfter())).isEmpty();
    }

    @Test
    void a_revoked_feed_is_closed_and_another_stays_open() {
        log.append(new AgendaEvent.FeedTokenIssued(user, "other-" + feed, sha256("other" + secret), NOW));
        assertThat(feedAfter().status()).isEqualTo(200);

        long position = log.append(new AgendaEvent.FeedTokenRevoked(user, feed, NOW));

        assertThat(read(position, secret).problem()).isEqualTo("401 unauthenticated");
        assertThat(read(position, "other" + secret).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=unknown", "?token=", "", "?token=%00%F0%9F%98%80"})
    void without_a_known_token_there_is_no_feed(String query) {
        assertThat(Client.anonymous(port).get("/registrations.ics" + query).problem())
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void a_login_is_no_feed_token() {
        assertThat(Client.as(port, user).get("/registrations.ics").problem())
                .isEqualTo("401 unauthenticated");
    }

    private Client.Answer feedAfter(Object... events) {
        if (events.length > 0) {
            log.append(events);
        }
        return read(log.append(new AgendaEvent.FeedTokenIssued(user, feed, sha256(secret), NOW)), secret);
    }

    private Client.Answer read(long position, String token) {
        return Client.anonymous(port).getSince(position, "/registrations.ics?token=" + token);
    }

    private static List<CalendarComponent> parsed(Client.Answer answer) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
            calendar.validate();
            return calendar.getComponents(Component.VEVENT);
        } catch (IOException | ParserException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String value(CalendarComponent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("none");
    }

    /** RFC 5545's form of a UTC time, which has no fractions of a second. */
    private static String compact(java.time.Instant time) {
        return time.toString().replaceAll("\\.\\d+", "").replaceAll("[-:]", "");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
