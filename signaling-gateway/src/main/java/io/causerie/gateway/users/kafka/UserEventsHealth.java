package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.NoticeMeters;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether notices are followed: brokers and command side answer. A node that cannot serves calls all the same. */
final class UserEventsHealth extends AbstractHealthIndicator {
    private final Following following;
    private final NoticeMeters meters;

    UserEventsHealth(Following following, NoticeMeters meters) {
        super("It cannot be told whether notices are followed");
        this.following = following;
        this.meters = meters;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.withDetail("lag", following.lag());
        if (!following.isConnected()) {
            health.outOfService().withDetail("reason", "no broker answers");
        } else if (meters.isWaiting()) {
            health.outOfService().withDetail("reason",
                    "the command side does not take a notice; it is asked again");
        } else {
            health.up();
        }
    }
}
