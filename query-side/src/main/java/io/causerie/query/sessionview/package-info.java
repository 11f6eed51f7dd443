/** Sessions as those in them, and moderators, see them. Names are looked up when read: no row holds one. */
@NullMarked
package io.causerie.query.sessionview;

import org.jspecify.annotations.NullMarked;
