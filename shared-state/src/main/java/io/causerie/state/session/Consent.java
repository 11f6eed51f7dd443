package io.causerie.state.session;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said last of being recorded.
 *
 * @param policyVersion the text they answered; null before they have
 */
public record Consent(boolean given, @Nullable String policyVersion) {
    /** Nobody is recorded before they have said so. */
    public static final Consent NONE = new Consent(false, null);
}
