package io.causerie.query.config;

import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.axon.EventHistory;
import io.causerie.query.audit.AuditEvents;
import io.causerie.query.audit.AuditLimits;
import io.causerie.query.audit.AuditReads;
import io.causerie.query.audit.AuditedSession;
import io.causerie.query.audit.AuditedSlot;
import io.causerie.query.audit.History;
import io.causerie.query.audit.LogVerification;
import io.causerie.query.audit.web.AuditReadInterceptor;
import io.causerie.query.audit.web.LogAuditController;
import io.causerie.query.audit.web.Ndjson;
import io.causerie.query.audit.web.SessionAuditController;
import io.causerie.query.audit.web.SlotAuditController;
import io.causerie.query.reading.StreamedAnswers;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What the audit is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditLimits.class)
@Import({SessionAuditController.class, SlotAuditController.class, LogAuditController.class})
class AuditConfiguration {
    @Bean
    History<AuditedSession> sessionHistory(EventHistory log, Clock clock, JsonMapper json) {
        return History.ofSessions(log, clock, json);
    }

    @Bean
    History<AuditedSlot> slotHistory(EventHistory log, Clock clock, JsonMapper json) {
        return History.ofSlots(log, clock, json);
    }

    @Bean
    AuditEvents auditEvents(EventHistory log, JsonMapper json) {
        return new AuditEvents(log, json);
    }

    @Bean
    LogVerification logVerification(CommitStore store, EventHistory log, Clock clock, AuditLimits limits) {
        return new LogVerification(new LogVerifier(store), log, clock, limits);
    }

    @Bean
    Ndjson auditStreams(JsonMapper json, AuditLimits limits) {
        return new Ndjson(json, new StreamedAnswers(limits.maxStreams()));
    }

    @Bean
    AuditReads auditReads(MongoOperations mongo, Clock clock) {
        return new AuditReads(mongo, clock);
    }

    @Bean
    WebMvcConfigurer notedReads(AuditReads reads, AuditEvents events) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditReadInterceptor(reads, events))
                        .addPathPatterns("/audit/**");
            }
        };
    }
}
