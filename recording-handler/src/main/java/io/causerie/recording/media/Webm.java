package io.causerie.recording.media;

import java.util.OptionalInt;

/** As much of WebM as it takes to go on after a part that is missing. */
final class Webm {
    private static final byte[] CLUSTER = {0x1F, 0x43, (byte) 0xB6, 0x75};
    private static final int TIMECODE = 0xE7;
    private static final int LONGEST_SIZE = 8;

    private Webm() {}

    /** Where the first cluster begins. */
    static OptionalInt firstCluster(byte[] bytes) {
        for (int at = 0; at + CLUSTER.length + 2 < bytes.length; at++) {
            if (isCluster(bytes, at) && timecodeAt(bytes, at) > 0) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** The time of the cluster that begins there, in milliseconds from the recorder's start. */
    static long clusterMs(byte[] bytes, int cluster) {
        int at = timecodeAt(bytes, cluster);
        int length = bytes[at] & 0x7F;
        long value = 0;
        for (int i = 1; i <= length && at + i < bytes.length; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    private static boolean isCluster(byte[] bytes, int at) {
        return bytes[at] == CLUSTER[0] && bytes[at + 1] == CLUSTER[1] && bytes[at + 2] == CLUSTER[2]
                && bytes[at + 3] == CLUSTER[3];
    }

    /** Where the size of the cluster's time stands; 0 if it is no cluster. */
    private static int timecodeAt(byte[] bytes, int cluster) {
        int size = cluster + CLUSTER.length;
        int length = Integer.numberOfLeadingZeros(bytes[size] & 0xFF) - 23;
        int id = size + length;
        return length >= 1 && length <= LONGEST_SIZE && id + 1 < bytes.length
                && (bytes[id] & 0xFF) == TIMECODE
                && (bytes[id + 1] & 0x80) != 0 && (bytes[id + 1] & 0x7F) <= LONGEST_SIZE ? id + 1 : 0;
    }
}
