package io.causerie.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** Every part a process of its own, as docker-compose.yml has them, behind one origin, with an S3 server. */
public final class ApartProduct implements Product {
    private static final String SECRET = "of all processes, to ask the command side";
    private static final String COMMAND = "command-side";
    private static final String QUERY = "query-side";
    private static final String GATEWAY = "signaling-gateway";
    private static final String RECORDING = "recording-handler";

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final TokenIssuer issuer = new TokenIssuer();
    private final S3Server s3 = new S3Server();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = Map.of(COMMAND, ServerProcess.freePort(), QUERY,
            ServerProcess.freePort(), GATEWAY, ServerProcess.freePort(), RECORDING, ServerProcess.freePort());
    private final Map<String, ServerProcess> processes = new ConcurrentHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    /** From browsers to the processes, as deploy/nginx.conf has it. */
    public final HttpLine front = new HttpLine(request -> ports.get(moduleFor(request)));
    /** From the recording handler to the command side. */
    public final HttpLine link = new HttpLine(_ -> ports.get(COMMAND));
    /** From the recording handler, and who plays recordings, to the S3 server. */
    public final HttpLine store = new HttpLine(_ -> s3.port());

    ApartProduct(List<String> ofAll) {
        mongo.bind("127.0.0.1", 0);
        arguments.addAll(ofAll);
        arguments.addAll(issuer.arguments());
        arguments.addAll(List.of("--spring.mongodb.uri=" + mongoUri(),
                "--causerie.command-link.secret=" + SECRET, "--causerie.bridge.enabled=false",
                "--causerie.gateway.pages.media-origins=" + store.origin(),
                "--causerie.recording.s3.endpoint=" + store.origin(),
                "--causerie.recording.s3.create-bucket=true"));
        try {
            Concurrently.call(ports.keySet().stream().<Callable<ServerProcess>>map(each -> () -> start(each))
                    .toList());
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private String mongoUri() {
        return "mongodb://127.0.0.1:%d/causerie".formatted(mongo.getLocalAddress().getPort());
    }

    private ServerProcess start(String module) {
        List<String> all = new ArrayList<>(arguments);
        if (module.equals(GATEWAY) || module.equals(RECORDING)) {
            all.add("--causerie.command-link.url=" + link.origin());
        }
        ServerProcess started = ServerProcess.start(module, ports.get(module), all, s3.environment());
        processes.put(module, started);
        return started;
    }

    private static String moduleFor(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(request.indexOf(' ') + 1).replaceFirst("\\?.*", "");
        if (path.matches("/recordings/[^/]+/retry|/ice-servers|/admin/dead-letters(/.*)?")) {
            return COMMAND;
        }
        if (path.matches("/recordings(/.*)?|/sessions/[^/]+/recording(/.*)?|/admin/recordings")) {
            return RECORDING;
        }
        if (path.matches("/|/ws|/app(/.*)?|/dev/.*|/admin/(bridge|gateway|user-events)/.*")) {
            return GATEWAY;
        }
        return method.equals("GET") || path.startsWith("/admin/") ? QUERY : COMMAND;
    }

    @Override
    public Api as(String userId, String... roles) {
        return anonymous().as(token(userId, roles));
    }

    public String token(String userId, String... roles) {
        List<String> granted = roles.length == 0 ? List.of("learner") : List.of(roles);
        return tokens.computeIfAbsent(userId + granted, _ -> issuer.token(userId, granted));
    }

    @Override
    public Api anonymous() {
        return new Api(origin(), origin(), null);
    }

    public String origin() {
        return front.origin();
    }

    /** kill -9. */
    public void killRecordingHandler() {
        processes.get(RECORDING).kill();
    }

    public void restartRecordingHandler() {
        start(RECORDING);
    }

    /** kill -9. */
    public void killCommandSide() {
        processes.get(COMMAND).kill();
    }

    public void restartCommandSide() {
        start(COMMAND);
    }

    @Override
    public void killAndRestart() {
        killCommandSide();
        restartCommandSide();
    }

    /** Payloads of all events of a logical type in the log, in order. */
    public List<JsonNode> events(String type) {
        try (MongoClient client = MongoClients.create(mongoUri())) {
            return StreamSupport
                    .stream(client.getDatabase("causerie").getCollection("commits").find()
                            .sort(new Document("_id", 1)).spliterator(), false)
                    .flatMap(commit -> commit.getList("events", Document.class).stream())
                    .filter(event -> event.getString("type").equals(type))
                    .map(event -> json(event.getString("payload"))).toList();
        }
    }

    /** How many objects the S3 server has of which the key contains that. */
    public long objects(String part) {
        return s3.files(part);
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.values().parallelStream().forEach(ServerProcess::close);
        List.of(front, link, store).forEach(HttpLine::close);
        s3.close();
        mongo.shutdownNow();
        issuer.close();
    }
}
