package io.causerie.eventlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.causerie.eventlog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theLogItselfKnowsNeitherAxonNorSpring = noClasses().that()
            .resideInAPackage("io.causerie.eventlog").should().dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "org.springframework..");

    @ArchTest
    static final ArchRule theStoresKnowOnlyTheLogAndTheirDatabase = noClasses().that()
            .resideInAnyPackage("io.causerie.eventlog.embedded", "io.causerie.eventlog.mongo").should()
            .dependOnClassesThat().resideInAnyPackage("org.axonframework..", "org.springframework..",
                    "io.causerie.eventlog.axon..", "io.causerie.eventlog.config..");

    @ArchTest
    static final ArchRule sqliteIsTheEmbeddedStoresAffair = noClasses().that()
            .resideOutsideOfPackage("io.causerie.eventlog.embedded").should().dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..", "java.sql..");

    @ArchTest
    static final ArchRule axonsSideKnowsNoStore = noClasses().that()
            .resideInAPackage("io.causerie.eventlog.axon")
            .should().dependOnClassesThat().resideInAnyPackage("io.causerie.eventlog.embedded",
                    "io.causerie.eventlog.mongo", "com.mongodb..", "org.springframework..");

    @ArchTest
    static final ArchRule timeIsGiven = noClasses().that()
            .resideOutsideOfPackage("io.causerie.eventlog.config")
            .should().callMethod(Instant.class, "now").orShould().callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theInfrastructureKnowsNoBusiness = classes().that()
            .resideInAPackage("io.causerie.eventlog..").should().onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.causerie.api..", "io.causerie.command..", "io.causerie.query..");
}
