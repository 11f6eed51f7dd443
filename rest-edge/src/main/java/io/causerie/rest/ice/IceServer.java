package io.causerie.rest.ice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a browser's {@code RTCConfiguration.iceServers}; STUN needs no credential. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
