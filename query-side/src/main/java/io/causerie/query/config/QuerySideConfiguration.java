package io.causerie.query.config;

import io.causerie.eventlog.LogPosition;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.config.FollowingConfiguration;
import io.causerie.query.admin.ProjectionOperations;
import io.causerie.query.admin.web.ProjectionsController;
import io.causerie.query.analytics.Analytics;
import io.causerie.query.analytics.AnalyticsLimits;
import io.causerie.query.analytics.AnalyticsProjection;
import io.causerie.query.analytics.web.AnalyticsController;
import io.causerie.query.projection.Keeping;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.ProjectionLimits;
import io.causerie.query.projection.ProjectionMetrics;
import io.causerie.query.projection.ProjectionProcessors;
import io.causerie.query.projection.Rows;
import io.causerie.query.reading.CutStreams;
import io.causerie.query.reading.Freshness;
import io.causerie.query.reading.FreshnessInterceptor;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.registrations.CalendarFeed;
import io.causerie.query.registrations.Registrations;
import io.causerie.query.registrations.RegistrationsProjection;
import io.causerie.query.registrations.web.CalendarController;
import io.causerie.query.registrations.web.RegistrationsController;
import io.causerie.query.reports.Reports;
import io.causerie.query.reports.ReportsProjection;
import io.causerie.query.reports.web.ReportsController;
import io.causerie.query.sessionview.SessionViewProjection;
import io.causerie.query.sessionview.Sessions;
import io.causerie.query.sessionview.web.SessionViewController;
import io.causerie.query.slotlisting.SlotListing;
import io.causerie.query.slotlisting.SlotListingProjection;
import io.causerie.query.slotlisting.web.SlotListingController;
import io.causerie.rest.position.Position;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything the query side is made of; a process imports it beside the log and the REST edge. Names of
 * beans begin with {@code query} where the command side may have the like.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProjectionLimits.class, AnalyticsLimits.class})
@Import({FollowingConfiguration.class, AuditConfiguration.class, SlotListingController.class,
        RegistrationsController.class,
        CalendarController.class,
        SessionViewController.class, ReportsController.class, AnalyticsController.class,
        ProjectionsController.class, OverviewConfiguration.class, CutStreams.class})
public class QuerySideConfiguration {
    @Bean
    Rows queryRows(MongoOperations mongo) {
        return new Rows(mongo);
    }

    @Bean
    Positions queryPositions(MongoOperations mongo, Clock clock) {
        return new Positions(mongo, clock);
    }

    @Bean
    SlotListingProjection slotListingProjection(Rows rows) {
        return new SlotListingProjection(rows);
    }

    @Bean
    RegistrationsProjection registrationsProjection(Rows rows) {
        return new RegistrationsProjection(rows);
    }

    @Bean
    SessionViewProjection sessionViewProjection(Rows rows) {
        return new SessionViewProjection(rows);
    }

    @Bean
    ReportsProjection reportsProjection(Rows rows) {
        return new ReportsProjection(rows);
    }

    @Bean
    AnalyticsProjection analyticsProjection(Rows rows) {
        return new AnalyticsProjection(rows);
    }

    @Bean
    ConfigurerModule projectionProcessors(List<Projection> projections, Rows rows, Positions positions,
            Keeping keeping, LogFollowing following, ProjectionLimits limits, Clock clock) {
        return new ProjectionProcessors(projections, rows, positions, keeping, following, limits, clock);
    }

    @Bean
    ProjectionMetrics projectionMetrics(List<Projection> projections, Positions positions,
            EventProcessingConfiguration processing, LogPosition log) {
        return new ProjectionMetrics(projections, positions, processing, log);
    }

    @Bean
    Keeping projectionKeeping(MongoOperations mongo) {
        return new Keeping(mongo);
    }

    @Bean
    KeptRows keptRows(MongoOperations mongo, Positions positions, List<Projection> projections) {
        return new KeptRows(mongo, positions, projections);
    }

    @Bean
    SlotListing slotListing(KeptRows rows, Clock clock) {
        return new SlotListing(rows, clock);
    }

    @Bean
    Registrations registrations(KeptRows rows) {
        return new Registrations(rows);
    }

    @Bean
    CalendarFeed calendarFeed(KeptRows rows) {
        return new CalendarFeed(rows);
    }

    @Bean
    Sessions sessions(KeptRows rows, MongoOperations mongo) {
        return new Sessions(rows, mongo);
    }

    @Bean
    Reports reports(KeptRows rows, MongoOperations mongo, Clock clock) {
        return new Reports(rows, mongo, clock);
    }

    @Bean
    Analytics analytics(MongoOperations mongo, KeptRows rows, AnalyticsLimits limits, Clock clock) {
        return new Analytics(mongo, rows, limits, clock);
    }

    @Bean
    ProjectionOperations projectionOperations(List<Projection> projections,
            EventProcessingConfiguration processing, EventStore log, Positions positions, Clock clock) {
        return new ProjectionOperations(projections, processing, log, positions, clock);
    }

    @Bean
    Freshness freshness(Positions positions, ProjectionLimits limits) {
        return new Freshness(positions, limits);
    }

    @Bean
    WebMvcConfigurer freshReads(Freshness freshness) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new FreshnessInterceptor(freshness));
            }
        };
    }

    /** Every read that has a position may be asked to have come to one. */
    @Bean
    OperationCustomizer freshReadsDescribed() {
        return (operation,
                method) -> AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ReadsFrom.class)
                        ? operation.addParametersItem(new HeaderParameter().name(Position.MIN_HEADER)
                                .required(false)
                                .description(
                                        "Answers once what is read has come to this position of the log, or 503.")
                                .schema(new IntegerSchema().format("int64")))
                        : operation;
    }
}
