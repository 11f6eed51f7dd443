/** The vocabulary of conversation sessions: who is in, with which media and consent, and how it ended. */
@NullMarked
package io.causerie.api.session;

import org.jspecify.annotations.NullMarked;
