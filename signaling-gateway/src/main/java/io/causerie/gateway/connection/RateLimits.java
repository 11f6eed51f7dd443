package io.causerie.gateway.connection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one connection may send a message of one type.
 *
 * @param sdpPerSecond offers and answers, lastingly
 * @param sdpBurst offers and answers, at once
 * @param candidatePerSecond ICE candidates, lastingly
 * @param candidateBurst ICE candidates, at once
 * @param chatPerSecond chat messages, lastingly
 * @param chatBurst chat messages, at once
 * @param mediaPerSecond changes of camera and microphone, lastingly
 * @param mediaBurst changes of camera and microphone, at once
 * @param findPerSecond searches for a partner, lastingly
 * @param findBurst searches for a partner, at once
 * @param otherPerSecond of each other type, lastingly
 * @param otherBurst of each other type, at once
 */
@ConfigurationProperties("causerie.gateway.rates")
public record RateLimits(@DefaultValue("20") int sdpPerSecond, @DefaultValue("50") int sdpBurst,
        @DefaultValue("50") int candidatePerSecond, @DefaultValue("200") int candidateBurst,
        @DefaultValue("2") int chatPerSecond, @DefaultValue("10") int chatBurst,
        @DefaultValue("2") int mediaPerSecond,
        @DefaultValue("10") int mediaBurst, @DefaultValue("1") int findPerSecond,
        @DefaultValue("5") int findBurst,
        @DefaultValue("1") int otherPerSecond, @DefaultValue("5") int otherBurst) {}
