package io.causerie.e2e.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code standalone}: one process, embedded everything, tokens from its development issuer. */
public final class StandaloneProduct implements Product {
    private final int port = ServerProcess.freePort();
    private final Path dataDirectory;
    private final List<String> arguments;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile ServerProcess server;

    StandaloneProduct(Path dataDirectory, List<String> arguments) {
        this.dataDirectory = dataDirectory;
        this.arguments = new ArrayList<>(arguments);
        this.arguments
                .addAll(List.of("--causerie.data-directory=" + dataDirectory, "--causerie.demo.slots=false"));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--causerie.bridge.enabled="))) {
            // A broker takes seconds of CPU time, and few stories are about it.
            this.arguments.add("--causerie.bridge.enabled=false");
        }
        this.server = start();
    }

    private ServerProcess start() {
        return ServerProcess.start("standalone", port, arguments);
    }

    @Override
    public Api as(String userId, String... roles) {
        return anonymous().as(tokenOf(userId, roles));
    }

    /** A connection that has not been made yet. */
    public SocketPeer socket(String userId) {
        return new SocketPeer("http://127.0.0.1:" + port, tokenOf(userId));
    }

    private String tokenOf(String userId, String... roles) {
        return tokens.computeIfAbsent(userId + List.of(roles),
                _ -> token(userId, "Name of " + userId, roles));
    }

    /** A new token, as an app gets one from the Auth Service. */
    public String token(String userId, String name, String... roles) {
        String body = Api.JSON.createObjectNode().put("userId", userId).put("name", name)
                .set("roles", Api.JSON.valueToTree(roles.length == 0 ? List.of("learner") : List.of(roles)))
                .toString();
        return anonymous().post("/dev/tokens", body).expect(200).at("token");
    }

    @Override
    public Api anonymous() {
        return new Api(origin(), origin(), null);
    }

    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Read-only view on the log on disk. */
    public LogFile log() {
        return new LogFile(dataDirectory);
    }

    public String output() {
        return server.output();
    }

    public void kill() {
        server.kill();
    }

    public void restart() {
        server = start();
    }

    @Override
    public void killAndRestart() {
        kill();
        restart();
    }

    @Override
    public void close() {
        server.close();
    }
}
