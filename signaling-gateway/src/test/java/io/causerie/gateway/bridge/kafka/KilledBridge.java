package io.causerie.gateway.bridge.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/**
 * A process that stores events, more than it is let tell, and tells them meanwhile. It says so on its output when it has told a batch and not yet
 * stored that it has; there it stays until it is killed.
 */
final class KilledBridge {
    static final String TOLD = "told, and not stored";
    private static final int KEYS = 7;
    /** Of two events each. */
    private static final int COMMITS = 150;

    private KilledBridge() {}

    /** {@code arguments}: where the log is, MongoDB, Kafka, how many batches may be stored before. */
    public static void main(String[] arguments) {
        Site site = new Site(Path.of(arguments[0]), arguments[1], arguments[2]);
        var batches = new AtomicInteger(Integer.parseInt(arguments[3]));
        site.bridge("node", Duration.ofSeconds(10), tokens -> stopping(tokens, batches));
        for (int i = 0; i < COMMITS; i++) {
            String session = "s" + i % KEYS;
            site.append(session, Site.joined(session, i), Site.joined(session, i));
        }
    }

    /** Only the one call that matters is changed, of a wide interface. */
    private static TokenStore stopping(TokenStore tokens, AtomicInteger batches) {
        InvocationHandler handler = (_, method, values) -> {
            if (method.getName().equals("storeToken") && batches.getAndDecrement() == 0) {
                System.out.println(TOLD);
                new CountDownLatch(1).await();
            }
            try {
                return method.invoke(tokens, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (TokenStore) Proxy.newProxyInstance(TokenStore.class.getClassLoader(),
                new Class<?>[]{TokenStore.class}, handler);
    }
}
