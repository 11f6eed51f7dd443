/** Who has which place, and the calendar feed of it. Registrations keep no slot's times: those are looked up
 * by slot id when read, so that a moved slot is one row. */
@NullMarked
package io.causerie.query.registrations;

import org.jspecify.annotations.NullMarked;
