package io.causerie.command.users;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.command.fixture.CommandFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UserId MARIE = new UserId("marie");

    private final CommandFixture fixture = CommandFixture.at(NOW,
            it -> List.of(new AgendaHandler(it.agendas(), it.clock())));

    @Test
    void a_feed_is_known_by_the_digest_of_its_token() {
        fixture.when(new AgendaCommand.IssueFeedToken(MARIE, "feed-1", "abc"))
                .thenEvents(new AgendaEvent.FeedTokenIssued("marie", "feed-1", "abc", NOW));
    }

    @Test
    void a_revoked_feed_stays_revoked() {
        fixture.given(issued("feed-1")).when(new AgendaCommand.RevokeFeedToken(MARIE, "feed-1"))
                .thenEvents(new AgendaEvent.FeedTokenRevoked("marie", "feed-1", NOW));

        fixture.when(new AgendaCommand.RevokeFeedToken(MARIE, "feed-1")).thenNothing();
    }

    @Test
    void somebody_elses_feed_is_not_found() {
        fixture.given(issued("feed-1")).when(new AgendaCommand.RevokeFeedToken(new UserId("jean"), "feed-1"))
                .thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void there_are_at_most_ten_open_feeds() {
        for (int i = 0; i < Agenda.MAX_OPEN_FEEDS; i++) {
            fixture.given(issued("feed-" + i));
        }

        fixture.when(new AgendaCommand.IssueFeedToken(MARIE, "feed-11", "abc"))
                .thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void all_feeds_are_closed_at_once_and_once() {
        fixture.given(issued("feed-1"), issued("feed-2"),
                new AgendaEvent.FeedTokenRevoked("marie", "feed-1", NOW),
                issued("feed-3"));

        fixture.when(new AgendaCommand.RevokeFeedTokens(MARIE)).thenEvents(
                new AgendaEvent.FeedTokenRevoked("marie", "feed-2", NOW),
                new AgendaEvent.FeedTokenRevoked("marie", "feed-3", NOW));
        fixture.when(new AgendaCommand.RevokeFeedTokens(MARIE)).thenNothing();
    }

    private static AgendaEvent issued(String feedTokenId) {
        return new AgendaEvent.FeedTokenIssued("marie", feedTokenId, "abc", NOW);
    }
}
