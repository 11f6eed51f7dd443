package io.causerie.e2e.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** What axe-core finds wrong with a page for people who use it without eyes, ears or a mouse. */
public final class Axe {
    private static final String SOURCE = source();
    /** And waits until the page is drawn in it: half of a change of colours would be taken for a colour. */
    private static final String SPEAK = """
            async (language) => {
              const { i18n } = await import('/app/ui/i18n.js');
              i18n.language = language;
              const changing = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
              do {
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                await Promise.allSettled(changing().map((each) => each.finished));
              } while (changing().length > 0);
            }""";
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map((node) =>
                  `${id} at ${node.target.join(' ')}: ${node.failureSummary.replaceAll(/\\s+/g, ' ')}`));
            }""";

    private Axe() {}

    /** Serious and critical faults of the page as it is now, in English and in French. */
    public static List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SOURCE);
        }
        for (String language : List.of("fr", "en")) {
            page.evaluate(SPEAK, language);
            ((List<?>) page.evaluate(RUN)).forEach(fault -> faults.add(language + ": " + fault));
        }
        return faults;
    }

    private static String source() {
        Properties jar = new Properties();
        try (InputStream properties = open("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            jar.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (InputStream script = open("META-INF/resources/webjars/axe-core/%s/axe.min.js"
                .formatted(jar.getProperty("version")))) {
            // A statement, so that the browser is not asked to hand the result over.
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; 0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Axe.class.getClassLoader().getResourceAsStream(resource), resource);
    }
}
