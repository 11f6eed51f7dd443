package io.causerie.gateway.bridge;

/** What other services are told of; {@link #wire()} is the CloudEvents {@code type}. */
public enum MessageType {
    SLOT_SCHEDULED("slot.scheduled"), SLOT_CANCELLED("slot.cancelled"), SLOT_REGISTERED(
            "slot.registered"), SLOT_REGISTRATION_CANCELLED(
                    "slot.registration-cancelled"), SLOT_WAITLIST_PROMOTED(
                            "slot.waitlist-promoted"), SLOT_REMINDER("slot.reminder"), SESSION_OPENED(
                                    "session.opened"), SESSION_STARTED(
                                            "session.started"), SESSION_PARTICIPANT_JOINED(
                                                    "session.participant-joined"), SESSION_PARTICIPANT_LEFT(
                                                            "session.participant-left"), SESSION_CONSENT_CHANGED(
                                                                    "session.consent-changed"), SESSION_ENDED(
                                                                            "session.ended"), SESSION_RECORDED(
                                                                                    "session.recorded"), PARTNER_REPORTED(
                                                                                            "partner.reported");

    private final String wire;

    MessageType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
