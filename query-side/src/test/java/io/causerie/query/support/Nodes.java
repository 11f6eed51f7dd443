package io.causerie.query.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.query.QuerySideApplication;
import io.causerie.rest.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Query sides on one MongoDB, the log included, as in a deployment. */
public final class Nodes implements AutoCloseable {
    private final MemoryBackend store = new MemoryBackend() {
        @Override
        public void close() {
            // Outlives each of its servers.
        }
    };
    private final List<Node> nodes = new ArrayList<>();

    /** {@code more}: beans beside its own. */
    public Node start(Class<?>... more) {
        Node node = new Node(new MongoServer(store), more);
        nodes.add(node);
        return node;
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.context.close());
        nodes.forEach(node -> node.mongo.shutdownNow());
    }

    /** One of them, with a way to the store that is its alone. */
    public static final class Node {
        private final MongoServer mongo;
        private final ConfigurableApplicationContext context;

        private Node(MongoServer mongo, Class<?>... more) {
            this.mongo = mongo;
            String uri = "mongodb://127.0.0.1:" + mongo.bind().getPort()
                    + "/causerie?serverSelectionTimeoutMS=500";
            context = new SpringApplicationBuilder(QuerySideApplication.class)
                    .sources(TestTokens.Decoder.class, Log.class).sources(more)
                    .run(Stream.of("server.port=0", "server.address=127.0.0.1", "spring.mongodb.uri=" + uri,
                            "causerie.event-log.store=mongo", "causerie.event-log.claim-timeout=3s",
                            "causerie.event-log.node-id=" + uri.hashCode(),
                            "causerie.event-log.claim-interval=100ms",
                            "causerie.projections.freshness-timeout=PT20S",
                            "causerie.projections.watch-interval=PT0.1S",
                            "causerie.projections.batch-size=100").map("--"::concat)
                            .toArray(String[]::new));
        }

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        public int port() {
            return OwnQuerySide.portOf(context);
        }

        /** To everybody else it is as if it had been killed: it says nothing any more, and gives nothing back. */
        public void die() {
            mongo.shutdownNow();
        }
    }
}
