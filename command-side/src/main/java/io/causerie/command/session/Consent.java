package io.causerie.command.session;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said last of being recorded.
 *
 * @param policyVersion the text they answered; null before they have
 */
record Consent(boolean given, @Nullable String policyVersion) {
    /** Nobody is recorded before they have said so. */
    static final Consent NONE = new Consent(false, null);
}
