package io.causerie.command.users;

import io.causerie.api.identity.UserId;

/** What a user can ask of their own agenda. */
public sealed interface AgendaCommand {
    UserId userId();

    /** Opens a calendar feed; only the digest of its secret comes this far. */
    record IssueFeedToken(UserId userId, String feedTokenId, String tokenSha256) implements AgendaCommand {}

    /** Closes it; again: nothing happens. */
    record RevokeFeedToken(UserId userId, String feedTokenId) implements AgendaCommand {}

    /** Closes all there are. */
    record RevokeFeedTokens(UserId userId) implements AgendaCommand {}
}
