package io.causerie.gateway.talk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test against {@link GatewayApp} on a real port. Its context is shared; sessions and users are each test's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GatewayApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "server.address=127.0.0.1", "causerie.event-log.store=embedded", "axon.axonserver.enabled=false",
        "axon.serializer.general=jackson", "axon.serializer.events=jackson",
        "axon.serializer.messages=jackson",
        "logging.level.de.bwaldvogel.mongo=OFF", "causerie.gateway.connections.hello-within=PT1.5S",
        "causerie.gateway.presence.hold=PT2S", "causerie.gateway.presence.renew-every=PT0.1S",
        "causerie.gateway.connections.drain-spread=PT1S", "causerie.bridge.enabled=false"})
@ContextConfiguration(initializers = GatewayApp.Infrastructure.class)
@interface GatewayTest {
}
