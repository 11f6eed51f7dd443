package io.causerie.gateway.talk;

import io.causerie.gateway.hub.redis.RedisServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The same with a node that shares with others, over a real Redis, what it knows. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnRedis.Server.class)
@interface OnRedis {
    /** A Redis that ends with the context, after all that uses it. */
    final class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var redis = new RedisServer();
            ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("redis",
                    redis::close);
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("redis", Map.of("causerie.gateway.hub", "redis",
                            "spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", redis.port)));
        }
    }
}
