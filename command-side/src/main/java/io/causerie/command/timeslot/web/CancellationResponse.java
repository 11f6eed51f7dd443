package io.causerie.command.timeslot.web;

/** That a place was given back. */
record CancellationResponse(String status) {
    static final CancellationResponse CANCELLED = new CancellationResponse("cancelled");
}
