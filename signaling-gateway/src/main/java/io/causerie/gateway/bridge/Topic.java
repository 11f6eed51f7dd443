package io.causerie.gateway.bridge;

import java.util.List;

/** Where other services are told. */
public interface Topic {
    /**
     * Tells all of it, in this order among those with the same key, and returns once it is durable there. Waits for brokers
     * that are away, for as long as the claim can be kept; what was told until then is a beginning, for each key.
     */
    void tell(List<Message> messages, Claim claim);

    /** Forgets what is on its way. */
    void close();
}
