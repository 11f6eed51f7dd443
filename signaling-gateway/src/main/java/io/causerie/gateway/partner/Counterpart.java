package io.causerie.gateway.partner;

import io.causerie.gateway.partner.Encounters.Encounter;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Refusal;
import java.util.Optional;

/** Whom a report or a block is about: the partner, or the last one. */
final class Counterpart {
    private final Standing standing;
    private final Encounters encounters;

    Counterpart(Standing standing, Encounters encounters) {
        this.standing = standing;
        this.encounters = encounters;
    }

    Encounter of(String userId) {
        Optional<Encounter> now = standing.withPartner(userId)
                .map(room -> new Encounter(room.sessionId(), room.partnerOf(userId), false));
        return now.or(() -> encounters.lastOf(userId))
                .orElseThrow(() -> new Refusal(ErrorCode.NO_PARTNER,
                        "There is no partner, and was none of late."));
    }
}
