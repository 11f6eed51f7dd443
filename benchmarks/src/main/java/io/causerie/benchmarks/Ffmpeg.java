package io.causerie.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ffmpeg as anybody would run it by hand. */
final class Ffmpeg {
    private Ffmpeg() {}

    static void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Packs each of the files as Ogg, and mixes them all. */
    static void finalizes(List<Path> files, Path directory) throws IOException {
        List<String> mix = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path track = directory.resolve("plain-" + i + ".ogg");
            run("-i", files.get(i).toString(), "-c:a", "copy", "-f", "ogg", track.toString());
            mix.addAll(List.of("-i", track.toString()));
        }
        String inputs = IntStream.range(0, files.size()).mapToObj(i -> "[%d:a]".formatted(i))
                .collect(Collectors.joining());
        mix.addAll(List.of("-filter_complex",
                "%samix=inputs=%d:normalize=0,alimiter=limit=0.95:level=false".formatted(inputs,
                        files.size()),
                "-ac", "1", "-c:a", "libopus", "-b:a", "48k", "-compression_level", "5",
                directory.resolve("plain-mix.ogg").toString()));
        run(mix.toArray(String[]::new));
    }
}
