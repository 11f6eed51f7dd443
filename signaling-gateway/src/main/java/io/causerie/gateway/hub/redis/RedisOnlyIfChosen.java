package io.causerie.gateway.hub.redis;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Boot from setting up Redis, and from asking after its health, in a process that does not use it. An import filter, since
 * the property decides and an exclusion in a file cannot.
 */
final class RedisOnlyIfChosen implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String OF_REDIS = "org.springframework.boot.data.redis.autoconfigure.";
    private static final String REPOSITORIES = OF_REDIS + "DataRedisRepositoriesAutoConfiguration";

    private boolean chosen;

    @Override
    public void setEnvironment(Environment environment) {
        chosen = "redis".equalsIgnoreCase(environment.getProperty("causerie.gateway.hub"));
    }

    @Override
    public boolean[] match(String[] names, AutoConfigurationMetadata metadata) {
        boolean[] result = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            result[i] = name == null || !name.startsWith(OF_REDIS) || (chosen && !name.equals(REPOSITORIES));
        }
        return result;
    }
}
