package io.causerie.gateway.protocol;

import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Makes the text of frames. */
public final class FrameWriter {
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(ServerMessage.class);

    private FrameWriter() {}

    public static String text(ServerMessage message) {
        return WRITER.writeValueAsString(message);
    }

    /** The message as {@code fromUserId} sent it, with their id in the place of the receiver's. */
    public static String relayed(ClientMessage.Directed message, String fromUserId) {
        StringBuilder text = begin(message);
        text.append(",\"fromUserId\":");
        quote(fromUserId, text);
        return end(message, text);
    }

    /** The message as it was sent, for the one partner there is. */
    public static String relayed(ClientMessage.ToPartner message) {
        StringBuilder text = begin(message);
        String sessionId = message.sessionId();
        if (sessionId != null) {
            text.append(",\"sessionId\":");
            quote(sessionId, text);
        }
        return end(message, text);
    }

    private static StringBuilder begin(ClientMessage.Relayed message) {
        return new StringBuilder(message.payload().length() + 192).append(message.type().relayPrefix());
    }

    private static String end(ClientMessage.Relayed message, StringBuilder text) {
        text.append(message.type().payloadPrefix());
        message.payload().appendTo(text);
        Long epoch = message.pairEpoch();
        if (epoch != null) {
            text.append(",\"pairEpoch\":").append(epoch.longValue());
        }
        return text.append('}').toString();
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        if (isPlain(value)) {
            text.append(value);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(value, text);
        }
        text.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
