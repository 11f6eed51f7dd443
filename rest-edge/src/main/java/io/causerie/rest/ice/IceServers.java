package io.causerie.rest.ice;

import io.causerie.api.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * STUN and TURN servers with credentials that the TURN server can check without asking anybody: the user name says
 * until when it is good, and the password is its MAC under a secret that both know ("TURN REST", as coturn does it).
 */
public final class IceServers {
    /** What the protocol prescribes; as a MAC it is not weakened by what is known of SHA-1's collisions. */
    private static final String ALGORITHM = "HmacSHA1";

    private final IceSettings settings;
    private final Clock clock;

    IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The servers for one user; {@link #expiry()} says how long they may be used. */
    public List<IceServer> forUser(UserId user) {
        List<IceServer> servers = new ArrayList<>();
        if (!settings.stunUrls().isEmpty()) {
            servers.add(new IceServer(settings.stunUrls(), null, null));
        }
        if (!settings.turnUrls().isEmpty()) {
            String username = expiry().getEpochSecond() + ":" + user.value();
            servers.add(new IceServer(settings.turnUrls(), username, mac(username)));
        }
        return List.copyOf(servers);
    }

    /** Until when credentials that are made now are good. */
    public Instant expiry() {
        return Instant.ofEpochSecond(clock.instant().plus(settings.ttl()).getEpochSecond());
    }

    private String mac(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.turnSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
