package io.causerie.command.session;

import static io.causerie.api.InvalidValue.require;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions are run ({@code causerie.sessions.*}).
 *
 * @param grace how long a session waits for its minimum of participants
 * @param reconnectWindow how long an active session that everybody has left stays open
 * @param partnerLimit after how long two partners' session ends by itself
 * @param consentPolicyVersion the text on recording that is in force
 * @param recordingSettle after its end, how long what was spoken last may take to arrive before the files of a recording are made
 * @param signalingUrl where a client connects to meet the others; absolute, or relative to the API's origin
 */
@ConfigurationProperties("causerie.sessions")
public record SessionSettings(@DefaultValue("PT5M") Duration grace,
        @DefaultValue("PT1M") Duration reconnectWindow,
        @DefaultValue("PT2H") Duration partnerLimit, @DefaultValue("1") String consentPolicyVersion,
        @DefaultValue("PT15S") Duration recordingSettle,
        @DefaultValue("/ws") String signalingUrl) {
    public SessionSettings {
        require(grace.isPositive(), "causerie.sessions.grace", "must be positive");
        require(reconnectWindow.isPositive(), "causerie.sessions.reconnect-window", "must be positive");
        require(partnerLimit.isPositive(), "causerie.sessions.partner-limit", "must be positive");
        require(!recordingSettle.isNegative(), "causerie.sessions.recording-settle", "must not be negative");
        require(!consentPolicyVersion.isBlank(), "causerie.sessions.consent-policy-version",
                "must not be blank");
    }
}
