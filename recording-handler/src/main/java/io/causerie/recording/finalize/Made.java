package io.causerie.recording.finalize;

import io.causerie.recording.store.Manifest;
import java.util.Set;

/**
 * What was made and is in the store.
 *
 * @param read the keys of all parts that are in it, or were left out with a reason
 */
record Made(String manifestKey, Manifest manifest, Set<String> read) {}
