/**
 * The store of files as anything that speaks S3.
 * The only place that knows the AWS SDK.
 */
@NullMarked
package io.causerie.recording.store.s3;

import org.jspecify.annotations.NullMarked;
