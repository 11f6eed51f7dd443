package io.causerie.query.analytics;

import static io.causerie.query.analytics.Column.averageMinutes;
import static io.causerie.query.analytics.Column.averageSeconds;
import static io.causerie.query.analytics.Column.minutes;
import static io.causerie.query.analytics.Column.of;
import static io.causerie.query.analytics.Column.ratio;
import static io.causerie.query.analytics.Column.seconds;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked for.
 *
 * @param rows what its rows are
 * @param kind of sessions, only these; null for all
 * @param texts the fields of a row that come before its numbers
 * @param groups by what it is summed
 * @param columns its numbers
 */
public record Report(String name, Source rows, @Nullable String kind, List<String> texts, List<String> groups,
        List<Column> columns) {
    private static final List<String> BY_PLACE = List.of(Place.DAY, Place.LANGUAGE, Place.LEVEL);

    private static final Report ATTENDANCE = new Report("attendance", Source.SESSIONS, SessionFacts.OF_SLOT,
            List.of("timeSlotId", "openedAt", "endedAt", "status", Place.DAY, Place.LANGUAGE, Place.LEVEL),
            BY_PLACE,
            List.of(of(Figure.SESSIONS), of(Figure.ENDED), of(Figure.REGISTERED), of(Figure.JOINED),
                    of(Figure.NO_SHOWS), of(Figure.LATE), minutes("presentMinutes", Figure.PRESENT_MS),
                    ratio("attendanceRate", Figure.JOINED, Figure.REGISTERED),
                    averageMinutes("averagePresentMinutes", Figure.PRESENT_MS, Figure.JOINED)));

    private static final Report DEMAND = new Report("demand", Source.SLOTS, null,
            List.of("seriesId", "startTime", "endTime", "timeZone", "status", Place.DAY, Place.WEEKDAY,
                    Place.HOUR, Place.LANGUAGE, Place.LEVEL),
            List.of(Place.DAY, Place.LANGUAGE, Place.LEVEL, Place.WEEKDAY, Place.HOUR),
            List.of(of(Figure.SLOTS), of(Figure.STARTED_SLOTS), of(Figure.CANCELLED_SLOTS), of(Figure.PLACES),
                    of(Figure.REGISTERED), ratio("fillRate", Figure.REGISTERED, Figure.PLACES),
                    of(Figure.REQUESTS), of(Figure.WAITLISTED_AT_MOST), of(Figure.PROMOTED),
                    of(Figure.UNSERVED), of(Figure.CANCELLATIONS), of(Figure.LOST_TO_CANCELLATION)));

    private static final Report SESSIONS = new Report("sessions", Source.SESSIONS, null,
            List.of(Place.KIND, "timeSlotId", "openedAt", "startedAt", "endedAt", "status", "endReason",
                    Place.DAY, Place.LANGUAGE, Place.LEVEL),
            List.of(Place.DAY, Place.LANGUAGE, Place.LEVEL, Place.KIND),
            List.of(of(Figure.SESSIONS), of(Figure.ACTIVATED), of(Figure.ENDED),
                    minutes("lengthMinutes", Figure.LENGTH_MS),
                    averageMinutes("averageLengthMinutes", Figure.LENGTH_MS, Figure.LENGTHS),
                    of(Figure.ENDED_TIME_EXPIRED), of(Figure.ENDED_ALL_LEFT),
                    of(Figure.ENDED_NOT_ENOUGH_PARTICIPANTS), of(Figure.ENDED_MODERATED),
                    of(Figure.ENDED_SLOT_CANCELLED), of(Figure.ENDED_OTHERWISE), of(Figure.JOINED),
                    ratio("averageParticipants", Figure.JOINED, Figure.SESSIONS), of(Figure.PEAK),
                    ratio("averagePeak", Figure.PEAK, Figure.SESSIONS),
                    minutes("presentMinutes", Figure.PRESENT_MS),
                    minutes("cameraOnMinutes", Figure.CAMERA_ON_MS),
                    ratio("cameraOnRate", Figure.CAMERA_ON_MS, Figure.PRESENT_MS),
                    minutes("micOnMinutes", Figure.MIC_ON_MS),
                    ratio("micOnRate", Figure.MIC_ON_MS, Figure.PRESENT_MS), of(Figure.CONSENTED),
                    ratio("consentRate", Figure.CONSENTED, Figure.JOINED), of(Figure.RECORDED),
                    minutes("recordedMinutes", Figure.RECORDED_MS)));

    private static final Report MATCHING = new Report("matching", Source.SESSIONS, SessionFacts.OF_PARTNERS,
            List.of("openedAt", "endedAt", "status", "endReason", Place.DAY, Place.LANGUAGE, Place.LEVEL),
            BY_PLACE,
            List.of(new Column("meetings", figures -> figures.get(Figure.SESSIONS)), of(Figure.ENDED),
                    of(Figure.WAITS), seconds("waitedSeconds", Figure.WAITED_MS),
                    averageSeconds("averageWaitSeconds", Figure.WAITED_MS, Figure.WAITS),
                    of(Figure.WAITS_UP_TO_10S), of(Figure.WAITS_UP_TO_1M), of(Figure.WAITS_UP_TO_5M),
                    of(Figure.WAITS_OVER_5M), minutes("lengthMinutes", Figure.LENGTH_MS),
                    averageMinutes("averageLengthMinutes", Figure.LENGTH_MS, Figure.LENGTHS),
                    of(Figure.PARTED_BY_CHOICE), of(Figure.PARTED_BY_DISCONNECTION),
                    of(Figure.PARTED_BY_REMOVAL), of(Figure.PARTED_OTHERWISE),
                    ratio("nextRate", Figure.PARTED_BY_CHOICE, Figure.ENDED)));

    /** The report of that name in a path. */
    public static Report named(String name) {
        return Stream.of(ATTENDANCE, DEMAND, SESSIONS, MATCHING).filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such report."));
    }

    /** The heads of its rows. */
    public List<String> heads() {
        return Stream.of(Stream.of(rows.idHead()), texts.stream(), columns.stream().map(Column::name))
                .<String>flatMap(heads -> heads).toList();
    }
}
