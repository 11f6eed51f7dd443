package io.causerie.recording;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String ROOT = "io.causerie.recording";
    private static final JavaClasses HANDLER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(strings = {"consent", "capture", "capture.web", "finalize", "media", "link", "store",
            "store.s3",
            "reading", "reading.web", "erasure", "config"})
    void the_packages_that_the_rules_are_about_exist(String name) {
        assertThat(HANDLER.stream().filter(type -> type.getPackageName().equals(ROOT + "." + name)))
                .isNotEmpty();
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HANDLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "capture", "finalize", "media", "link", "store", "reading", "erasure"})
    void the_root_of_a_feature_knows_no_server_and_no_aws(String feature) {
        noClasses().that().resideInAPackage(ROOT + "." + feature).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
                        "jakarta.servlet..", "org.springframework.security..", "software.amazon..",
                        ROOT + ".capture.web..", ROOT + ".reading.web..", ROOT + ".store.s3..")
                .check(HANDLER);
    }

    @Test
    void aws_is_known_in_one_place() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".store.s3").should().dependOnClassesThat()
                .resideInAPackage("software.amazon..").check(HANDLER);
    }

    @Test
    void only_one_package_starts_programs() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".media").should().dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class).check(HANDLER);
    }

    @Test
    void the_handler_does_not_know_the_other_sides() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.causerie.command..",
                "io.causerie.query..", "io.causerie.gateway..", "io.causerie.standalone..").check(HANDLER);
    }

    @Test
    void time_is_given() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").check(HANDLER);
    }
}
