/**
 * The overview over REST, for administrators.
 * Everything it answers comes from the feature.
 */
@NullMarked
package io.causerie.gateway.overview.web;

import org.jspecify.annotations.NullMarked;
