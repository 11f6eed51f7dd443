/**
 * Calendar feeds over REST, as far as they are written. A feed's secret is shown once and kept nowhere.
 */
@NullMarked
package io.causerie.command.users.web;

import org.jspecify.annotations.NullMarked;
