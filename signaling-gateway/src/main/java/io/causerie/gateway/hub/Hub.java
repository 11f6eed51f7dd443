package io.causerie.gateway.hub;

/**
 * What the nodes of the gateway share. Kept in memory for a single node, in Redis for several
 * ({@code causerie.gateway.hub}); both keep the same contract, which {@code HubContract} publishes as a test.
 *
 * <p>Every call may block (use virtual threads) and throws {@link HubUnavailable} when what the nodes share cannot be reached.
 */
public interface Hub {
    /** This node, for as long as its process lives: a restarted process is another node. */
    String nodeId();

    Presence presence();

    Expectations expectations();

    Courier courier();

    WaitingPool waiting();

    /** Tells this listener from now on; listeners register themselves while the context starts. */
    void listen(HubListener listener);
}
