package io.causerie.command.session.web;

/** Whether somebody may be recorded. */
record ConsentState(boolean recordingConsent) {}
