package io.causerie.api.identity;

/**
 * Who asks, where it matters whose thing it is.
 *
 * @param mayTouchAny whether it need not be theirs (an administrator)
 */
public record Requester(UserId userId, boolean mayTouchAny) {
    /** Whether this is {@code ownerId} or somebody who may act in their place. */
    public boolean mayActFor(String ownerId) {
        return mayTouchAny || userId.value().equals(ownerId);
    }
}
