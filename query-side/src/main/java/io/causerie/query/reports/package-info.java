/** What people reported of each other, as moderators read it, with the ban that the one reported has.
 * Names are looked up when read: no row holds one. */
@NullMarked
package io.causerie.query.reports;

import org.jspecify.annotations.NullMarked;
