package io.causerie.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.causerie.query.projection.Projection;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.web.bind.annotation.RestController;

/** Each rule fails when its pattern matches nothing: a package that was renamed cannot pass unseen. */
class ArchitectureTest {
    private static final JavaClasses QUERY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.causerie.query");
    private static final DescribedPredicate<JavaAnnotation<?>> TEXT_ID = DescribedPredicate.describe(
            "@MongoId(FieldType.STRING)", annotation -> annotation.getRawType().isEquivalentTo(MongoId.class)
                    && annotation.as(MongoId.class).value() == FieldType.STRING);

    @ParameterizedTest
    @ValueSource(strings = {"slotlisting", "registrations", "sessionview", "reports", "analytics", "admin",
            "audit",
            "projection", "reading", "config"})
    void every_package_the_rules_speak_of_has_classes(String name) {
        assertThat(QUERY.stream().map(type -> type.getPackageName()))
                .anyMatch(("io.causerie.query." + name)::equals);
    }

    @Test
    void features_know_nothing_of_each_other() {
        slices().matching(
                "io.causerie.query.(slotlisting|registrations|sessionview|reports|analytics|admin|audit)..")
                .should()
                .notDependOnEachOther().check(QUERY);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.causerie.query.(*)..").should().beFreeOfCycles().check(QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slotlisting", "registrations", "sessionview", "reports", "analytics", "admin",
            "audit",
            "projection"})
    void the_root_of_a_feature_knows_no_web(String name) {
        noClasses().that().resideInAPackage("io.causerie.query." + name).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
                        "jakarta.servlet..",
                        "org.springframework.security..")
                .check(QUERY);
    }

    @Test
    void controllers_are_at_the_web_edge_and_reads_say_what_they_read() {
        classes().that().areAnnotatedWith(RestController.class).should().resideInAPackage("..web")
                .check(QUERY);
        classes().that().areAnnotatedWith(RestController.class).and()
                .resideOutsideOfPackages("..admin..", "..audit..")
                .should()
                .beAnnotatedWith(io.causerie.query.reading.ReadsFrom.class).check(QUERY);
    }

    @Test
    void the_query_side_decides_nothing() {
        noClasses().that().resideInAPackage("io.causerie.query..").should().dependOnClassesThat()
                .resideInAnyPackage("io.causerie.command..", "org.axonframework.commandhandling..",
                        "org.axonframework.modelling..")
                .check(QUERY);
    }

    @Test
    void events_are_handled_by_projections_only() {
        methods().that().areAnnotatedWith(EventHandler.class).should().beDeclaredInClassesThat()
                .implement(Projection.class).check(QUERY);
        classes().that().implement(Projection.class).should().haveSimpleNameEndingWith("Projection")
                .check(QUERY);
    }

    @Test
    void projections_write_rows_only_through_the_buffer() {
        noClasses().that().implement(Projection.class).should().dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.springframework.data.mongodb.core").check(QUERY);
    }

    @Test
    void time_is_given() {
        noClasses().that().resideInAPackage("io.causerie.query..").should().callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC").orShould().callMethod(System.class, "currentTimeMillis")
                .check(QUERY);
    }

    /** Spring Data would make an ObjectId of one with 24 hexadecimal digits, and find nothing under it. */
    @Test
    void ids_that_are_text_stay_text() {
        fields().that().areDeclaredInClassesThat().areAnnotatedWith(Document.class).and()
                .areMetaAnnotatedWith(Id.class).should().beAnnotatedWith(TEXT_ID).check(QUERY);
    }
}
