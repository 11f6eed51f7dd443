package io.causerie.recording.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes tones as browsers would send them, and hears which tones are in a file. */
public final class Media {
    private static final int RATE = 8000;
    private static final byte[] CLUSTER = {0x1F, 0x43, (byte) 0xB6, 0x75};

    private Media() {}

    /** A second of WebM/Opus in each slice, of which only the first has the header. */
    public static List<byte[]> webm(int hertz, int seconds) {
        return slices(encoded(hertz, seconds, "webm", "-c:a", "libopus", "-b:a", "32k", "-f", "webm",
                "-cluster_time_limit", "1000", "-live", "1"), seconds);
    }

    public static byte[] ogg(int hertz, int seconds) {
        return encoded(hertz, seconds, "ogg", "-c:a", "libopus", "-b:a", "32k", "-f", "ogg");
    }

    /** AAC in fragments, as Safari sends it. */
    public static byte[] mp4(int hertz, int seconds) {
        return encoded(hertz, seconds, "mp4", "-c:a", "aac", "-b:a", "64k", "-f", "mp4", "-movflags",
                "frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "1000000");
    }

    /** So much silence in so few bytes: ten minutes in some kilobytes. */
    public static byte[] bomb() {
        return run("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "600", "-c:a", "libopus", "-b:a",
                "6k", "-frame_duration", "120", "-application", "lowdelay", "-f", "webm", "-live", "1");
    }

    private static byte[] encoded(int hertz, int seconds, String name, String... encoding) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i",
                String.format(Locale.ROOT, "sine=frequency=%d:duration=%d:sample_rate=48000", hertz, seconds),
                "-af", "volume=2"));
        arguments.addAll(List.of(encoding));
        return run(arguments.toArray(String[]::new));
    }

    private static List<byte[]> slices(byte[] webm, int count) {
        List<Integer> clusters = new ArrayList<>();
        for (int at = 0; at + 4 < webm.length; at++) {
            if (Arrays.equals(webm, at, at + 4, CLUSTER, 0, 4)) {
                clusters.add(at);
            }
        }
        List<byte[]> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(Arrays.copyOfRange(webm, i == 0 ? 0 : clusters.get(i),
                    i + 1 < count ? clusters.get(i + 1) : webm.length));
        }
        return slices;
    }

    /** How loud that tone is between two seconds of an audio file, in decibels below full scale. */
    public static double level(Path file, double from, double to, int hertz) {
        short[] samples = decoded(file);
        int begin = (int) (from * RATE);
        int end = Math.min(samples.length, (int) (to * RATE));
        if (end - begin < RATE / 20) {
            return -200;
        }
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double before = 0;
        double last = 0;
        for (int i = begin; i < end; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - begin) / (end - begin));
            double now = window * samples[i] / 32768 + coefficient * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - coefficient * last * before;
        return 20 * Math.log10(4 * Math.sqrt(Math.max(power, 1e-30)) / (end - begin));
    }

    public static double seconds(Path file) {
        return decoded(file).length / (double) RATE;
    }

    private static short[] decoded(Path file) {
        byte[] bytes = run("-i", file.toString(), "-f", "s16le", "-ac", "1", "-ar", Integer.toString(RATE));
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static byte[] run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        command.addAll(List.of(arguments));
        command.add("pipe:1");
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var out = new ByteArrayOutputStream();
            process.getInputStream().transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("media");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
