package io.causerie.standalone.start;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import io.causerie.standalone.data.DataDirectory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Tells, once the process serves, where it is and how to begin. */
public final class StartBanner {
    private static final Logger LOG = LoggerFactory.getLogger(StartBanner.class);

    private final ServletWebServerApplicationContext context;
    private final DataDirectory data;
    private final CommitStore log;

    StartBanner(ServletWebServerApplicationContext context, DataDirectory data, CommitStore log) {
        this.context = context;
        this.data = data;
        this.log = log;
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        String url = url();
        LOG.info("""
                Causerie is ready after {} s

                  Pages     {}/app/
                  API       {}  (described at {}/v3/api-docs)
                  Health    {}/actuator/health
                  Data      {}  (event log at position {})
                {}""", "%.1f".formatted(ready.getTimeTaken().toMillis() / 1000.0), url, url, url, url,
                data.path(),
                log.last().map(Commit::lastPosition).orElse(0L),
                hasDevIssuer() ? howToGetAToken(url) : "  Tokens    from the configured Auth Service");
    }

    private String howToGetAToken(String url) {
        return """

                  !! DEVELOPMENT TOKEN ISSUER IS ON: whoever reaches this port can be anyone.{}
                  !! Set causerie.auth.jwks-uri to turn it off. To try things out:

                  TOKEN=$(curl -s {url}/dev/tokens -H 'Content-Type: application/json' \\
                    -d '{"userId":"marie","name":"Marie","roles":["organizer"]}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
                  curl -s -H "Authorization: Bearer $TOKEN" '{url}/timeslots?limit=3'
                """
                .replace("{url}", url)
                .replace("{}", isLocal() ? "" : "\n  !! IT IS REACHABLE FROM OTHER MACHINES.");
    }

    private boolean hasDevIssuer() {
        return context.containsBean("devIssuer");
    }

    private String url() {
        String host = isLocal() ? "127.0.0.1" : environment().getProperty("server.address", "localhost");
        return "http://%s:%d".formatted(host, context.getWebServer().getPort());
    }

    private boolean isLocal() {
        try {
            return InetAddress.getByName(environment().getProperty("server.address", "0.0.0.0"))
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Environment environment() {
        return context.getEnvironment();
    }
}
