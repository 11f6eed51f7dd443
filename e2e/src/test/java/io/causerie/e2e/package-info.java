/** Stories and faults against the running product. A story's test is named after the arrow or rule it shows. */
@NullMarked
package io.causerie.e2e;

import org.jspecify.annotations.NullMarked;
