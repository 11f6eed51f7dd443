package io.causerie.query.analytics;

/**
 * What is counted of a slot or a session, as an absolute number, and summed over a day. Those that end in {@code Ms} are
 * milliseconds; docs/analytics.md defines each.
 */
enum Figure {
    SLOTS("slots"), STARTED_SLOTS("startedSlots"), CANCELLED_SLOTS("cancelledSlots"), PLACES(
            "places"), REQUESTS("requests"), CANCELLATIONS("cancellations"), WAITLISTED_AT_MOST(
                    "waitlistedAtMost"), PROMOTED("promoted"), UNSERVED("unserved"), LOST_TO_CANCELLATION(
                            "lostToCancellation"),

    /** Of a slot, places taken; of a slot's session, who held one when it opened. */
    REGISTERED("registered"),

    SESSIONS("sessions"), ACTIVATED("activated"), ENDED("ended"), LENGTHS("lengths"), LENGTH_MS("lengthMs"),

    ENDED_TIME_EXPIRED("endedTimeExpired"), ENDED_ALL_LEFT("endedAllLeft"), ENDED_NOT_ENOUGH_PARTICIPANTS(
            "endedNotEnoughParticipants"), ENDED_MODERATED(
                    "endedModerated"), ENDED_SLOT_CANCELLED("endedSlotCancelled"), ENDED_OTHERWISE(
                            "endedOtherwise"),

    JOINED("joined"), NO_SHOWS("noShows"), LATE("late"), PRESENT_MS("presentMs"), PEAK("peak"), CAMERA_ON_MS(
            "cameraOnMs"), MIC_ON_MS("micOnMs"),

    CONSENTED("consented"), RECORDED("recorded"), RECORDED_MS("recordedMs"),

    WAITS("waits"), WAITED_MS("waitedMs"), WAITS_UP_TO_10S("waitsUpTo10s"), WAITS_UP_TO_1M(
            "waitsUpTo1m"), WAITS_UP_TO_5M("waitsUpTo5m"), WAITS_OVER_5M("waitsOver5m"),

    PARTED_BY_CHOICE("partedByChoice"), PARTED_BY_DISCONNECTION("partedByDisconnection"), PARTED_BY_REMOVAL(
            "partedByRemoval"), PARTED_OTHERWISE("partedOtherwise");

    private final String field;

    Figure(String field) {
        this.field = field;
    }

    /** The name of its field in rows, and of its column where it is reported as it is. */
    String field() {
        return field;
    }
}
