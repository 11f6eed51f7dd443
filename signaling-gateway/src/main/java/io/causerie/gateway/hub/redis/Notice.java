package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.HubListener;

/**
 * What a channel carries: a letter for the kind, the length of the user id, a colon, the user id, the rest. So neither ids nor frames
 * need quoting.
 */
record Notice(char kind, String userId, String rest) {
    static Notice read(String text) {
        int colon = text.indexOf(':');
        int end = colon + 1;
        int bytes = Integer.parseInt(text.substring(1, colon));
        while (bytes > 0) {
            int c = text.codePointAt(end);
            bytes -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            end += Character.charCount(c);
        }
        return new Notice(text.charAt(0), text.substring(colon + 1, end), text.substring(end));
    }

    void tell(HubListener listener, RedisPresence presence) {
        switch (kind) {
            case 'F' -> listener.frame(userId, rest);
            case 'R' -> {
                presence.replacedElsewhere(userId, rest);
                listener.replaced(userId, rest);
            }
            case 'A' -> {
                int colon = rest.indexOf(':');
                listener.arrived(rest.substring(colon + 1), userId, Long.parseLong(rest.substring(0, colon)));
            }
            case 'D' -> listener.departed(rest, userId);
            default -> throw new IllegalArgumentException("Unknown notice " + kind);
        }
    }
}
