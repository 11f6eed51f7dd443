package io.causerie.gateway.relay;

import io.causerie.api.Rejection;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.link.CommandLink;
import io.causerie.api.session.LeaveReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves for those who were lost and did not come back: no ghosts. */
final class DeadMansSwitch implements HubListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeadMansSwitch.class);

    private final CommandLink link;

    DeadMansSwitch(CommandLink link) {
        this.link = link;
    }

    @Override
    public void expired(String userId, String connectionId) {
        try {
            link.leave(userId, LeaveReason.DISCONNECTED, null);
        } catch (Rejection e) {
            LOG.debug("Somebody who was lost was in no session: {}", e.code().code());
        }
    }
}
