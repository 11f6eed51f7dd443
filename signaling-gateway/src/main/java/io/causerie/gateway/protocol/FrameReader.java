package io.causerie.gateway.protocol;

import io.causerie.api.InvalidValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a frame in one pass, without a tree: the whole of it is checked, but what is relayed is only remembered by where it
 * stands.
 */
public final class FrameReader {
    private static final String TWICE = "The frame has a field twice.";
    private static final int MAX_ID = 64;
    private static final int MAX_VIOLATIONS = 10;

    private final JsonFactory json;
    private final int maxNesting;

    /** @param maxNesting how many objects and arrays may be within each other */
    public FrameReader(int maxNesting) {
        this.maxNesting = maxNesting;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(maxNesting).build())
                .build();
    }

    /** The message in {@code frame}; a {@link Refusal} if there is none in it. */
    public Incoming read(String frame) {
        Reading reading = new Reading(frame);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), frame)) {
            reading.read(parser);
        } catch (StreamConstraintsException e) {
            throw Refusal.unreadable("The frame is nested more than " + maxNesting + " deep.", reading.id());
        } catch (JacksonException e) {
            throw Refusal.unreadable("The frame is not JSON.", reading.id());
        }
        return reading.message();
    }

    /** One frame being read. */
    private static final class Reading {
        private final String frame;
        private final Fields fields = new Fields();
        private @Nullable List<ServerMessage.Violation> violations;

        Reading(String frame) {
            this.frame = frame;
        }

        void read(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.unreadable("The frame is not a JSON object.", null);
            }
            parser.nextToken();
            while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                Field field = Field.named(name);
                JsonToken token = parser.nextToken();
                if (field == null) {
                    violated(name.length() > MAX_ID ? name.substring(0, MAX_ID) : name, "is not known");
                    skip(parser);
                } else if (fields.has(field)) {
                    throw Refusal.unreadable(TWICE, id());
                } else {
                    value(parser, field, token);
                }
            }
            if (parser.nextToken() != null) {
                throw Refusal.unreadable("Something follows the JSON object.", id());
            }
        }

        /** Ends on the token after the value. */
        private void value(JsonParser parser, Field field, JsonToken token) {
            boolean fits = switch (field.kind) {
                case TEXT, UNREAD_TEXT -> token == JsonToken.VALUE_STRING;
                case FLAG -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
                case COUNT -> token == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= 15;
                case UNREAD_OBJECT -> token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL;
            };
            if (!fits) {
                violated(field.wire, field.kind.rule);
                fields.put(field, null);
                skip(parser);
                return;
            }
            switch (field.kind) {
                case TEXT -> fields.put(field, parser.getString());
                case FLAG -> fields.put(field, token == JsonToken.VALUE_TRUE);
                case COUNT -> fields.put(field, parser.getLongValue());
                case UNREAD_TEXT, UNREAD_OBJECT -> {
                    fields.put(field, slice(parser));
                    return;
                }
            }
            parser.nextToken();
        }

        private Slice slice(JsonParser parser) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            walk(parser);
            parser.nextToken();
            int to = (int) parser.currentTokenLocation().getCharOffset();
            while (to > from && isBetweenValues(frame.charAt(to - 1))) {
                to--;
            }
            return new Slice(frame, from, to);
        }

        /** Ends on the value's last token. No object in it may have a field twice: readers differ in which they believe. */
        private void walk(JsonParser parser) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Set<String> names = new HashSet<>(8);
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    if (!names.add(parser.currentName())) {
                        throw Refusal.unreadable(TWICE, id());
                    }
                    parser.nextToken();
                    walk(parser);
                }
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    walk(parser);
                }
            }
        }

        private static boolean isBetweenValues(char c) {
            return c <= ' ' || c == ',';
        }

        private static void skip(JsonParser parser) {
            parser.skipChildren();
            parser.nextToken();
        }

        Incoming message() {
            String id = id();
            if (id != null && id.length() > MAX_ID) {
                throw Refusal.invalid(null,
                        List.of(new ServerMessage.Violation("id", "must have at most 64 characters")));
            }
            String name = fields.textOrNull(Field.TYPE);
            if (name == null) {
                violated(Field.TYPE.wire, "must be given");
                throw Refusal.invalid(id, violations());
            }
            ClientType type = ClientType.named(name);
            if (type == null) {
                throw new Refusal(ErrorCode.UNKNOWN_TYPE.wire(), "There is no such type.", id, null,
                        List.of());
            }
            checkFields(type);
            if (violations != null) {
                throw Refusal.invalid(id, violations());
            }
            try {
                return new Incoming(type, type.make(fields), id);
            } catch (InvalidValue e) {
                throw Refusal.invalid(id, List.of(new ServerMessage.Violation(e.field(), e.getMessage())));
            }
        }

        private void checkFields(ClientType type) {
            int missing = type.required & ~fields.present();
            int strange = fields.present() & ~type.allowed;
            if ((missing | strange) == 0) {
                return;
            }
            for (Field field : Field.values()) {
                if ((missing & field.bit) != 0) {
                    violated(field.wire, "must be given");
                } else if ((strange & field.bit) != 0) {
                    violated(field.wire, "is not known in this message");
                }
            }
        }

        @Nullable
        String id() {
            return fields.textOrNull(Field.ID);
        }

        private List<ServerMessage.Violation> violations() {
            return violations == null ? List.of() : violations;
        }

        private void violated(String field, String message) {
            if (violations == null) {
                violations = new ArrayList<>(2);
            }
            if (violations.size() < MAX_VIOLATIONS) {
                violations.add(new ServerMessage.Violation(field, message));
            }
        }
    }
}
