/**
 * The embedded S3 server: a stand-in for a real one, on files in the data directory.
 * It listens on the loopback interface only.
 */
@NullMarked
package io.causerie.standalone.s3;

import org.jspecify.annotations.NullMarked;
