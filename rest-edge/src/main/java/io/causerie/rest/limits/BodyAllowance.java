package io.causerie.rest.limits;

import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/**
 * A bean of this type lets bodies sent to some paths be larger than {@link RestLimits#maxBody()}; whoever reads them there bounds
 * what they cost.
 *
 * @param path matches the whole path
 */
public record BodyAllowance(Pattern path, DataSize maxBody) {}
