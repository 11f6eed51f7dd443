package io.causerie.command.users.web;

/**
 * A calendar feed that was opened.
 *
 * @param feedTokenId what revokes it
 * @param token its secret, which is not shown again
 * @param url where it is read
 */
record FeedTokenResponse(String feedTokenId, String token, String url) {}
