/**
 * The ffmpeg that comes with this process, for machines that have none.
 * It is unpacked into the data directory when it is first needed.
 */
@NullMarked
package io.causerie.standalone.ffmpeg;

import org.jspecify.annotations.NullMarked;
