package io.causerie.query.config;

import io.causerie.query.admin.Overviews;
import io.causerie.query.admin.web.OverviewController;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.registrations.RegistrationCounts;
import io.causerie.query.sessionview.SessionCounts;
import io.causerie.query.slotlisting.SlotCounts;
import io.causerie.rest.process.ProcessConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** What operators see at a glance. */
@Configuration(proxyBeanMethods = false)
@Import({ProcessConfiguration.class, OverviewController.class})
class OverviewConfiguration {
    @Bean
    Overviews queryOverviews(KeptRows rows, MongoOperations mongo, Clock clock) {
        return new Overviews(List.of(SessionCounts.of(rows, mongo), SlotCounts.of(rows, mongo),
                RegistrationCounts.of(rows, mongo)), clock);
    }
}
