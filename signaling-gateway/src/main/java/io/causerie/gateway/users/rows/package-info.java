/**
 * Which dead letters are settled, in MongoDB: the topic itself keeps them all.
 * One row per letter that an administrator has settled.
 */
@NullMarked
package io.causerie.gateway.users.rows;

import org.jspecify.annotations.NullMarked;
