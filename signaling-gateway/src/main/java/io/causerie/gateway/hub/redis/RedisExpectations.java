package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.Expectations;
import io.causerie.gateway.hub.PresenceLimits;
import java.util.ArrayList;
import java.util.List;

/** Whom the nodes expect together: the first to hear of a join sets the time. */
final class RedisExpectations implements Expectations {
    private final Script script;
    private final PresenceLimits limits;

    RedisExpectations(Script script, PresenceLimits limits) {
        this.script = script;
        this.limits = limits;
    }

    @Override
    public void expect(String sessionId, String userId) {
        script.number("expect", sessionId, userId, limits.arrivalWindow().toMillis());
    }

    @Override
    public void forget(String sessionId, String userId) {
        script.number("forget", sessionId, userId);
    }

    @Override
    public List<Absent> takeAbsent() {
        List<String> fields = script.list("takeAbsent", limits.leaveWithin().toMillis());
        List<Absent> result = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            result.add(new Absent(fields.get(i), fields.get(i + 1)));
        }
        return result;
    }
}
