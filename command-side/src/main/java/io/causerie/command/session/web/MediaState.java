package io.causerie.command.session.web;

/** What somebody sends to the others. */
record MediaState(boolean cameraEnabled, boolean micEnabled) {}
