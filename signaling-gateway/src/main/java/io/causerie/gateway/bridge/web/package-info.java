/**
 * The bridge over REST, for admins.
 * Everything it answers comes from the feature.
 */
@NullMarked
package io.causerie.gateway.bridge.web;

import org.jspecify.annotations.NullMarked;
