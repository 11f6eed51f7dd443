package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.ConnectionListener;
import io.causerie.gateway.room.Names;

/** Keeps what tokens call those who connect, for peers on other nodes and for reports: strangers may never have registered for anything. */
final class NameKeeper implements ConnectionListener {
    private final Names names;

    NameKeeper(Names names) {
        this.names = names;
    }

    @Override
    public void connected(Connection connection, Greeting greeting) {
        if (greeting == Greeting.FRESH) {
            names.remember(connection.userId(), connection.displayName());
        }
    }
}
