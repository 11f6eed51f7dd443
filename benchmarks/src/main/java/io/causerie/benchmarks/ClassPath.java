package io.causerie.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Where our own classes are. */
final class ClassPath {
    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    private ClassPath() {}

    /** With each directory packed into a jar, since a cache of classes can be made of nothing else. */
    static String ofJars(Path temp) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? jar(entry, temp, entries.size()) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String jar(String directory, Path temp, int number) {
        String jar = temp.resolve("classes-" + number + ".jar").toString();
        if (JAR.run(System.err, System.err, "--create", "--file", jar, "-C", directory, ".") != 0) {
            throw new IllegalStateException("Could not pack " + directory);
        }
        return jar;
    }
}
