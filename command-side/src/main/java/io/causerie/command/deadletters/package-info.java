/**
 * Events that a reaction failed for good to react to, and what waits behind them.
 * They are kept until an administrator has them tried again, or leaves them.
 */
@NullMarked
package io.causerie.command.deadletters;

import org.jspecify.annotations.NullMarked;
