/**
 * Finds partners for those who wait, and speaks the partner dialect.
 * A pair found is a fact only once the command side has stored the meeting.
 */
@NullMarked
package io.causerie.gateway.partner;

import org.jspecify.annotations.NullMarked;
