package io.causerie.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of metrics in Prometheus's text format. */
record Scrape(Map<String, String> types, Map<String, String> help, List<Sample> samples) {
    private static final Pattern COMMENT = Pattern.compile("# (TYPE|HELP) (\\S+) ?(.*)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern
            .compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");

    record Sample(String name, Map<String, String> labels) {}

    static Scrape of(String page) {
        Scrape scrape = new Scrape(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        page.lines().forEach(scrape::read);
        return scrape;
    }

    private void read(String line) {
        Matcher comment = COMMENT.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (comment.matches()) {
            (comment.group(1).equals("TYPE") ? types : help).put(comment.group(2), comment.group(3));
        } else if (sample.matches()) {
            samples.add(new Sample(sample.group(1), labels(sample.group(2) == null ? "" : sample.group(2))));
        } else {
            throw new AssertionError("not of Prometheus's format: " + line);
        }
    }

    /** Label by label of {@code text}, as between the braces of a series. */
    static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /** Of which metric that is a part. */
    String family(String sample) {
        String family = PART.matcher(sample).replaceFirst("");
        if (types.containsKey(family)) {
            return family.endsWith("_max") ? family.substring(0, family.length() - "_max".length()) : family;
        }
        return sample;
    }
}
