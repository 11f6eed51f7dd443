package io.causerie.gateway.web.jetty;

import io.causerie.gateway.web.Transports;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Sockets on Jetty. */
@Configuration(proxyBeanMethods = false)
public class JettyConfiguration {
    /** Signaling is small, and a deflater's window would cost each connection more than all the rest. */
    @Bean
    ServletContextInitializer noCompression() {
        return servletContext -> {
            ServletContextHandler context = ServletContextHandler.getServletContextHandler(servletContext);
            WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
        };
    }

    @Bean
    Transports jettyTransports() {
        return session -> new JettyTransport(
                (Session) ((NativeWebSocketSession) session).getNativeSession());
    }
}
