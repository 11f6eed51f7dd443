package io.causerie.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a module's jar. {@code standalone} is started some fifty times, so as cheaply as a JVM can: with the quick compiler, and
 * an ahead-of-time cache of its classes (JEP 514), for which its jar has to be unpacked. That takes a fifth of the CPU time.
 */
final class ServerJar {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final Path UNPACKED = Path.of("target", "standalone");

    private ServerJar() {}

    static List<String> command(String module) {
        Path jar = Path.of("..", module, "target",
                "%s-%s-exec.jar".formatted(module, System.getProperty("causerie.version")));
        return module.equals("standalone") ? withCache(jar) : java("-jar", jar.toString());
    }

    /** How to run another main class of {@code standalone}'s libraries. */
    static List<String> tool(String mainClass, String... arguments) {
        command("standalone");
        List<String> command = java("-cp", UNPACKED.resolve("lib") + "/*", mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static synchronized List<String> withCache(Path jar) {
        Path unpacked = UNPACKED.resolve(jar.getFileName());
        Path cache = UNPACKED.resolve("standalone.aot");
        if (!isNewer(cache, jar)) {
            await(List.of(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force",
                    "--destination", UNPACKED.toString()));
            ServerProcess
                    .train(java(QUICK, "-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-jar",
                            unpacked.toString()));
        }
        return java(QUICK, "-XX:AOTCache=" + cache, "-jar", unpacked.toString());
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx512m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isNewer(Path cache, Path jar) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(List<String> command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
