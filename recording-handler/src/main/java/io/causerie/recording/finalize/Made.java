package io.causerie.recording.finalize;

import io.causerie.recording.store.Manifest;

/** What was made and is in the store. */
record Made(String manifestKey, Manifest manifest) {}
