package io.causerie.gateway.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every field that a client message may have; each has the same kind in all of them. */
enum Field {
    TYPE("type", Kind.TEXT), ID("id", Kind.TEXT), TOKEN("token", Kind.TEXT), RESUME_TOKEN("resumeToken",
            Kind.TEXT), RECEIVED("received", Kind.COUNT), TO_USER_ID("toUserId", Kind.TEXT), SDP("sdp",
                    Kind.UNREAD_TEXT), CANDIDATE("candidate", Kind.UNREAD_OBJECT), PAIR_EPOCH("pairEpoch",
                            Kind.COUNT), CAMERA_ENABLED("cameraEnabled", Kind.FLAG), MIC_ENABLED("micEnabled",
                                    Kind.FLAG), TEXT("text", Kind.TEXT), LANGUAGE("language",
                                            Kind.TEXT), LEVEL("level",
                                                    Kind.TEXT), REASON("reason",
                                                            Kind.TEXT), SESSION_ID("sessionId", Kind.TEXT);

    /** What its value has to be. */
    enum Kind {
        TEXT("must be a string"), FLAG("must be true or false"), COUNT("must be a whole number"), UNREAD_TEXT(
                "must be a string"), UNREAD_OBJECT("must be an object or null");

        final String rule;

        Kind(String rule) {
            this.rule = rule;
        }
    }

    private static final Map<String, Field> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(field -> field.wire, Function.identity()));

    final String wire;
    final Kind kind;
    final int bit = 1 << ordinal();

    Field(String wire, Kind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    static @Nullable Field named(String wire) {
        return BY_NAME.get(wire);
    }
}
