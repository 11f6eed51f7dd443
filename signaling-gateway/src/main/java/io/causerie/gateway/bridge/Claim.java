package io.causerie.gateway.bridge;

/** That this node, and no other, tells what happens. */
@FunctionalInterface
public interface Claim {
    /**
     * To be called several times within its timeout while something takes long.
     *
     * @throws RuntimeException another node has it now, or this one is stopping
     */
    void keep();
}
