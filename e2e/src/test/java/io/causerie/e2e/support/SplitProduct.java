package io.causerie.e2e.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The processes apart: command side and query side as two JVMs on one MongoDB-protocol server and the mongo log. */
public final class SplitProduct implements Product {
    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final TokenIssuer issuer = new TokenIssuer();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final int commandPort = ServerProcess.freePort();
    private final int queryPort = ServerProcess.freePort();
    private volatile ServerProcess commandSide;
    private final ServerProcess querySide;

    SplitProduct(List<String> arguments) {
        mongo.bind("127.0.0.1", 0);
        this.arguments.addAll(arguments);
        this.arguments.addAll(issuer.arguments());
        this.arguments.add("--spring.mongodb.uri=" + mongoUri());
        this.commandSide = startCommandSide();
        this.querySide = ServerProcess.start("query-side", queryPort, this.arguments);
    }

    private String mongoUri() {
        return "mongodb://127.0.0.1:%d/causerie".formatted(mongo.getLocalAddress().getPort());
    }

    private ServerProcess startCommandSide() {
        return ServerProcess.start("command-side", commandPort, arguments);
    }

    @Override
    public Api as(String userId, String... roles) {
        List<String> granted = roles.length == 0 ? List.of("learner") : List.of(roles);
        return anonymous().as(tokens.computeIfAbsent(userId + granted, _ -> issuer.token(userId, granted)));
    }

    @Override
    public Api anonymous() {
        return new Api("http://127.0.0.1:" + commandPort, "http://127.0.0.1:" + queryPort, null);
    }

    /** MongoDB goes away, for good. */
    public void loseMongo() {
        mongo.shutdownNow();
    }

    @Override
    public void killAndRestart() {
        commandSide.kill();
        commandSide = startCommandSide();
    }

    @Override
    public void close() {
        querySide.close();
        commandSide.close();
        mongo.shutdownNow();
        issuer.close();
    }
}
