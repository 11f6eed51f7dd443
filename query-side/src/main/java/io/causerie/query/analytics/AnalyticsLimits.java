package io.causerie.query.analytics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the reports.
 *
 * @param longestDays over how many days a report may go
 * @param rowsAtOnce how many rows of a stream the store looks for at a time, if no single day has more
 * @param streams how many streams of rows a process gives at the same time; more get 503
 */
@ConfigurationProperties("causerie.analytics")
public record AnalyticsLimits(@DefaultValue("366") int longestDays, @DefaultValue("10000") int rowsAtOnce,
        @DefaultValue("4") int streams) {}
