package io.causerie.gateway.hub;

/** Takes frames to users on whatever node they are. */
public interface Courier {
    /**
     * Hands the frame to the node that has the user's place, where {@link HubListener#frame} hears it; a held place hears it too.
     * Frames from one thread to one user arrive in order. Does not wait for delivery; a frame for somebody without a place, or
     * whose node just died, is dropped. For users connected to this very node there is no need to come here.
     */
    void send(String userId, String frame);
}
