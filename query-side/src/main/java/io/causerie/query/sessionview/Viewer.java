package io.causerie.query.sessionview;

/** Who reads. {@code oversees}: may see sessions they are not part of. */
public record Viewer(String userId, boolean oversees) {}
