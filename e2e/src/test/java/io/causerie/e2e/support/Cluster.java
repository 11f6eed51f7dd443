package io.causerie.e2e.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.e2e.support.Peer.Node;
import java.util.ArrayList;
import java.util.List;

/** Command side and two gateways as three JVMs, on one MongoDB-protocol server, the mongo log, a Redis and a Kafka broker. */
public final class Cluster implements AutoCloseable {
    private static final String SECRET = "of the gateway and the command side";

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final TokenIssuer issuer = new TokenIssuer();
    private final RedisServer redis = new RedisServer();
    private final KafkaBroker broker = new KafkaBroker();
    private final List<String> shared = new ArrayList<>();
    private final int commandPort = ServerProcess.freePort();
    private final List<ServerProcess> commandSides = new ArrayList<>();
    private final List<ServerProcess> gateways = new ArrayList<>();

    /** @param arguments of all three processes */
    public Cluster(List<String> arguments) {
        mongo.bind("127.0.0.1", 0);
        shared.addAll(arguments);
        shared.addAll(issuer.arguments());
        shared.add("--spring.mongodb.uri=mongodb://127.0.0.1:%d/causerie"
                .formatted(mongo.getLocalAddress().getPort()));
        shared.add("--causerie.command-link.secret=" + SECRET);
        try {
            commandSides.add(ServerProcess.start("command-side", commandPort, shared));
            gateways.add(startGateway());
            gateways.add(startGateway());
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private ServerProcess startGateway() {
        List<String> arguments = new ArrayList<>(shared);
        arguments.addAll(List.of("--causerie.gateway.hub=redis",
                "--spring.kafka.bootstrap-servers=" + broker.address(), "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + redis.port,
                "--causerie.command-link.url=http://127.0.0.1:" + commandPort));
        return ServerProcess.start("signaling-gateway", ServerProcess.freePort(), arguments);
    }

    /** REST calls of this user. */
    public Api as(String userId, String... roles) {
        String origin = "http://127.0.0.1:" + commandPort;
        return new Api(origin, origin,
                issuer.token(userId, roles.length == 0 ? List.of("learner") : List.of(roles)));
    }

    /** The user's connection to one of the two nodes, greeted. */
    public Peer connect(int node, String userId) {
        return Peer.hello(node(node), userId, issuer.token(userId, List.of("learner")));
    }

    public Node node(int index) {
        return new Node(gateways.get(index).origin().replace("http:", "ws:"));
    }

    /** kill -9. */
    public void killNode(int index) {
        gateways.get(index).kill();
    }

    /** Another service that hears what the gateways tell. */
    public KafkaListener listener() {
        return new KafkaListener(broker.address());
    }

    @Override
    public void close() {
        gateways.forEach(ServerProcess::close);
        commandSides.forEach(ServerProcess::close);
        broker.close();
        redis.close();
        mongo.shutdownNow();
        issuer.close();
    }
}
