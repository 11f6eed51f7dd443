package io.causerie.gateway.partner;

import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.hub.WaitingPool.Wish;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.room.Room;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code find_partner} */
final class FindPartner implements MessageHandler<ClientMessage.FindPartner> {
    private final Standing standing;
    private final Search search;
    private final PartnerNews news;

    FindPartner(Standing standing, Search search, PartnerNews news) {
        this.standing = standing;
        this.search = search;
        this.news = news;
    }

    @Override
    public Class<ClientMessage.FindPartner> handles() {
        return ClientMessage.FindPartner.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.FindPartner message, @Nullable String id) {
        Wish wish = new Wish(language(message.language()),
                message.level() == null ? null : CefrLevel.parse(message.level()).name());
        Optional<Room> partners = standing.whoMayLook(from.userId());
        if (partners.isPresent()) {
            news.foundAlready(from, partners.get(), id);
        } else {
            search.find(from.userId(), wish, id);
        }
    }

    private static @Nullable String language(@Nullable String tag) {
        try {
            return tag == null ? null : new LanguageTag(tag).value();
        } catch (InvalidValue e) {
            throw new InvalidValue("language", String.valueOf(e.getMessage()));
        }
    }
}
