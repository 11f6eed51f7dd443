package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.HubListener;

/**
 * What a channel carries: its number and a hash unless it is a frame, a letter for the kind, the length of the user id, a colon, the user id, the rest. So neither ids nor frames
 * need quoting.
 */
record Notice(char kind, String userId, String rest, long number) {
    static Notice read(String text) {
        int begin = 0;
        long number = 0;
        if (Character.isDigit(text.charAt(0))) {
            int hash = text.indexOf('#');
            number = Long.parseLong(text.substring(0, hash));
            begin = hash + 1;
        }
        int colon = text.indexOf(':', begin);
        int end = colon + 1;
        int bytes = Integer.parseInt(text.substring(begin + 1, colon));
        while (bytes > 0) {
            int c = text.codePointAt(end);
            bytes -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            end += Character.charCount(c);
        }
        return new Notice(text.charAt(begin), text.substring(colon + 1, end), text.substring(end), number);
    }

    void tell(HubListener listener, RedisPresence presence) {
        switch (kind) {
            case 'F' -> listener.frame(userId, rest);
            case 'R' -> {
                presence.heardTold(number);
                presence.replacedElsewhere(userId, rest);
                listener.replaced(userId, rest);
            }
            case 'A' -> {
                presence.heardNotice(number);
                int colon = rest.indexOf(':');
                listener.arrived(rest.substring(colon + 1), userId, Long.parseLong(rest.substring(0, colon)));
            }
            case 'D' -> {
                presence.heardNotice(number);
                listener.departed(rest, userId);
            }
            default -> throw new IllegalArgumentException("Unknown notice " + kind);
        }
    }
}
