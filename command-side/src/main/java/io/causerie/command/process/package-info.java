/**
 * What all processes share: how they ask an aggregate to keep a promise in time.
 * What is promised, and when, is each feature's own.
 */
@NullMarked
package io.causerie.command.process;

import org.jspecify.annotations.NullMarked;
