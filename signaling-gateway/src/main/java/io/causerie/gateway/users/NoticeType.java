package io.causerie.gateway.users;

import java.util.Optional;
import java.util.stream.Stream;

/** The types of notices, by the names that CloudEvents carry. */
public enum NoticeType {
    DELETED("user.deleted"), BANNED("user.banned"), UPDATED("user.updated");

    private final String wire;

    NoticeType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    static Optional<NoticeType> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire.equals(wire)).findFirst();
    }
}
