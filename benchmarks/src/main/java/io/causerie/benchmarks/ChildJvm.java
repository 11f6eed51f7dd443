package io.causerie.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A process of our own that does what it is told: a line in, a line of JSON out. It ends when its input does, so that
 * none is left behind.
 */
final class ChildJvm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = "answer: ";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What its command begins with, options of its virtual machine, and where the classes are. */
    record How(List<String> prefix, List<String> options, String classPath) {}

    private final String name;
    private final Path errors;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;
    private final ExecutorService reader = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    private ChildJvm(Class<?> main, Path directory, How how, List<String> arguments) throws IOException {
        name = main.getSimpleName();
        errors = Files.createTempFile(directory, name, ".log");
        List<String> command = new ArrayList<>(how.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // How the virtual machine works is for whoever runs the benchmarks to say, once for all processes.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(how.options());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", how.classPath(), main.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        answers = process.inputReader();
        orders = new PrintWriter(process.outputWriter(), true);
    }

    /** Starts {@code main}; ask it something to know that it is ready. Its errors are kept in {@code directory}. */
    static ChildJvm start(Class<?> main, Path directory, String heap, String... arguments)
            throws IOException {
        How how = new How(List.of(), List.of("-Xmx" + heap), System.getProperty("java.class.path"));
        return new ChildJvm(main, directory, how, List.of(arguments));
    }

    /** The same in a way of its own. */
    static ChildJvm start(Class<?> main, Path directory, How how, List<String> arguments) throws IOException {
        return new ChildJvm(main, directory, how, arguments);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Tells it to do something, and waits for what it answers. */
    <T> T ask(Class<T> answer, String order) throws Exception {
        orders.println(order);
        Future<String> line = reader.submit(this::answer);
        return JSON.readValue(line.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), answer);
    }

    private String answer() throws IOException {
        StringBuilder said = new StringBuilder();
        String line = answers.readLine();
        while (line != null && !line.startsWith(ANSWER)) {
            said.append(line).append('\n');
            line = answers.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(name + " ended:\n" + said + Files.readString(errors));
        }
        return line.substring(ANSWER.length());
    }

    long cpuNanos() {
        return Cpu.nanos(process.toHandle());
    }

    /** Waits for its end, which a cache of classes makes long. */
    @Override
    public void close() {
        orders.close();
        reader.shutdownNow();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What the child does with one order. */
    @FunctionalInterface
    interface Orders {
        Object obey(String order) throws Exception;
    }

    /** In the child: obeys until the input ends; what has been started is then the caller's to stop. */
    static void obey(Orders child) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in,
                StandardCharsets.UTF_8));
        for (String order = in.readLine(); order != null; order = in.readLine()) {
            out.println(ANSWER + json(child.obey(order)));
            out.flush();
        }
    }

    private static String json(Object answer) throws JsonProcessingException {
        return JSON.writeValueAsString(answer);
    }
}
