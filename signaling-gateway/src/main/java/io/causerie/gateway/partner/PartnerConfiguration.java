package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.relay.Lanes;
import io.causerie.gateway.relay.RelayMeters;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Rooms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The partner dialect. */
@Configuration(proxyBeanMethods = false)
public class PartnerConfiguration {
    private final WaitingHere here = new WaitingHere();

    @Bean
    Voice partnerVoice(Connections connections, Hub hub) {
        return new Voice(connections, hub.courier());
    }

    @Bean
    PartnerMeters partnerMeters(MeterRegistry registry, Hub hub) {
        return new PartnerMeters(registry, hub.waiting());
    }

    /** Before whoever acts on a parting, so that the next ticket knows of it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Encounters encounters(WaitingLimits limits, Clock clock) {
        return new Encounters(limits.rematchAfter(), clock);
    }

    @Bean
    Standing partnerStanding(Rooms rooms, People people) {
        return new Standing(rooms, people);
    }

    @Bean
    Counterpart partnerCounterpart(Standing standing, Encounters encounters) {
        return new Counterpart(standing, encounters);
    }

    @Bean
    Meetings meetings(Hub hub, CommandLink link, Rooms rooms, People people, Voice voice,
            PartnerMeters meters,
            Clock clock) {
        return new Meetings(hub.waiting(), hub.presence(), link, rooms, people, here, voice, meters, clock);
    }

    @Bean
    Search partnerSearch(Hub hub, People people, Encounters encounters, WaitingLimits limits,
            Meetings meetings,
            Voice voice, Clock clock) {
        return new Search(hub.waiting(), here,
                new TicketOffice(people, encounters, limits.rematchAfter(), clock),
                meetings, voice);
    }

    @Bean
    Parting parting(CommandLink link, Rooms rooms) {
        return new Parting(link, rooms);
    }

    @Bean
    PartnerNews partnerNews(Rooms rooms, People people, Connections connections, Hub hub, Search search,
            Encounters encounters) {
        var news = new PartnerNews(rooms, people, connections, hub.presence(), here, search, encounters,
                new Lanes());
        hub.listen(news);
        return news;
    }

    @Bean
    QueueKeeper queueKeeper(Hub hub, Search search, Meetings meetings) {
        var keeper = new QueueKeeper(hub.waiting(), hub.presence(), here, search, meetings);
        hub.listen(keeper);
        return keeper;
    }

    @Bean
    DuePairs duePairs(Hub hub, Meetings meetings, WaitingLimits limits) {
        return new DuePairs(hub.waiting(), meetings, limits.checkEvery());
    }

    @Bean
    FindPartner findPartner(Standing standing, Search search, PartnerNews news) {
        return new FindPartner(standing, search, news);
    }

    @Bean
    NextPartner nextPartner(Standing standing, Parting parting, Search search) {
        return new NextPartner(standing, parting, search);
    }

    @Bean
    StopChat stopChat(Standing standing, Parting parting, Search search) {
        return new StopChat(standing, parting, search);
    }

    @Bean
    ReportPartner reportPartner(Counterpart counterpart, CommandLink link) {
        return new ReportPartner(counterpart, link);
    }

    @Bean
    BlockPartner blockPartner(Counterpart counterpart, Standing standing, Parting parting, CommandLink link) {
        return new BlockPartner(counterpart, standing, parting, link);
    }

    @Bean
    PartnerChat partnerChat(Standing standing, Voice voice, RelayMeters meters, Clock clock) {
        return new PartnerChat(standing, voice, meters, clock);
    }

    @Bean
    MessageHandler<ClientMessage.WebrtcOffer> partnerOffers(Standing standing, Voice voice,
            RelayMeters meters) {
        return new PartnerRelay<>(ClientMessage.WebrtcOffer.class, standing, voice, meters);
    }

    @Bean
    MessageHandler<ClientMessage.WebrtcAnswer> partnerAnswers(Standing standing, Voice voice,
            RelayMeters meters) {
        return new PartnerRelay<>(ClientMessage.WebrtcAnswer.class, standing, voice, meters);
    }

    @Bean
    MessageHandler<ClientMessage.PartnerIceCandidate> partnerCandidates(Standing standing, Voice voice,
            RelayMeters meters) {
        return new PartnerRelay<>(ClientMessage.PartnerIceCandidate.class, standing, voice, meters);
    }
}
