package io.causerie.query.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which projection answers a controller. Before its methods run, {@code X-Min-Position} has been
 * waited for, and the projection's position is known: as {@code X-Position}, and as a request attribute.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {
    /** The request attribute that holds the position, a long. */
    String POSITION = "io.causerie.query.position";

    /** The projection's name. */
    String value();
}
