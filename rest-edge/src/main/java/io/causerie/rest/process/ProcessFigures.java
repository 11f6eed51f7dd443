package io.causerie.rest.process;

import java.util.Map;

/** A bean of this type adds a few numbers to the signs of its process, such as how many users are connected to it. */
@FunctionalInterface
public interface ProcessFigures {
    /** By name; cheap to ask for. */
    Map<String, Long> figures();
}
