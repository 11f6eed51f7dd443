/** What can be asked of a session's recording once it has been captured. What became of it is said by the session's events. */
@NullMarked
package io.causerie.api.recording;

import org.jspecify.annotations.NullMarked;
