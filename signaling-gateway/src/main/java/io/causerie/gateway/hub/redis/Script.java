package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.HubUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/** A script with several operations, the first argument saying which. */
final class Script {
    private final StringRedisTemplate redis;
    private final RedisScript<Long> asNumber;
    private final RedisScript<String> asText;
    @SuppressWarnings("rawtypes")
    private final RedisScript<List> asList;

    Script(StringRedisTemplate redis, String name) {
        ClassPathResource source = new ClassPathResource(name, Script.class);
        this.redis = redis;
        this.asNumber = RedisScript.of(source, Long.class);
        this.asText = RedisScript.of(source, String.class);
        this.asList = RedisScript.of(source, List.class);
    }

    long number(Object... arguments) {
        return run(asNumber, arguments);
    }

    String text(Object... arguments) {
        return run(asText, arguments);
    }

    List<String> list(Object... arguments) {
        List<String> result = new ArrayList<>();
        for (Object one : run(asList, arguments)) {
            result.add((String) one);
        }
        return result;
    }

    /** Without waiting; in the order of subscribing. */
    Mono<Long> later(ReactiveStringRedisTemplate reactive, String... arguments) {
        return reactive.execute(asNumber, List.of(), List.of(arguments)).next();
    }

    private <T> T run(RedisScript<T> script, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        try {
            return redis.execute(script, List.of(), (Object[]) texts);
        } catch (DataAccessException | IllegalStateException e) {
            throw new HubUnavailable("Redis does not answer", e);
        }
    }
}
