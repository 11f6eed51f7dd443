/**
 * Dead letters for administrators, over REST.
 * What was in them is not shown: it is somebody's.
 */
@NullMarked
package io.causerie.gateway.users.web;

import org.jspecify.annotations.NullMarked;
