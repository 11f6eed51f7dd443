/** The vocabulary of keeping people safe: reports, blocks and bans.
 * Reasons are from a fixed list: what somebody wrote about another never gets into history. */
@NullMarked
package io.causerie.api.moderation;

import org.jspecify.annotations.NullMarked;
