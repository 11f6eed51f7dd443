package io.causerie.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A standalone process in the test's own JVM, on an ephemeral port and without demo slots. */
record InProcess(ServletWebServerApplicationContext app) implements AutoCloseable {
    static InProcess on(Path data, String... more) {
        var options = new ArrayList<>(List.of("--server.port=0", "--causerie.data-directory=" + data,
                "--causerie.demo.slots=false"));
        options.addAll(List.of(more));
        if (options.stream().noneMatch(option -> option.startsWith("--causerie.bridge.enabled="))) {
            // A broker takes seconds to stop.
            options.add("--causerie.bridge.enabled=false");
        }
        return new InProcess((ServletWebServerApplicationContext) StandaloneApplication
                .start(options.toArray(String[]::new)));
    }

    Client client() {
        return new Client("http://127.0.0.1:" + app.getWebServer().getPort());
    }

    @Override
    public void close() {
        app.close();
    }
}
