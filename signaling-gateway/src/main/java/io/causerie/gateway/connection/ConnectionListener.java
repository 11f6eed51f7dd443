package io.causerie.gateway.connection;

/**
 * Hears of connections that have said hello, after {@code connected} was sent. Listeners register by being beans; they are called on
 * the connection's own thread and may block it.
 */
public interface ConnectionListener {
    /** How a connection came to be. */
    enum Greeting {
        /** A new one: an arrival wherever the user is. */
        FRESH,
        /** Goes on where one was lost, and the frames missed were repeated: nothing is to be said. */
        REPLAYED,
        /** Goes on where one was lost, but needs to be told the whole state. */
        RESUMED
    }

    void connected(Connection connection, Greeting greeting);
}
