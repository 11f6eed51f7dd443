package io.causerie.command.session.web;

import io.causerie.api.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What is missing stays as it is. */
record MediaRequest(@Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled) {
    void requireAChange() {
        InvalidValue.require(cameraEnabled != null || micEnabled != null, "cameraEnabled",
                "or micEnabled must be given");
    }
}
