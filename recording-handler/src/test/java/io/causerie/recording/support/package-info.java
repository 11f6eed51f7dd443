/**
 * What tests of the recording handler stand on: a log, a MongoDB and an S3 server in the test's process, real sockets, real ffmpeg.
 * Sessions happen by their events, as the command side would store them.
 */
@NullMarked
package io.causerie.recording.support;

import org.jspecify.annotations.NullMarked;
