package io.causerie.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.causerie.api.session.SessionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

class ArchitectureTest {
    private static final String ROOT = "io.causerie.command";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
    private static final DescribedPredicate<JavaAnnotation<?>> TEXT_ID = DescribedPredicate.describe(
            "@MongoId(FieldType.STRING)", annotation -> annotation.getRawType().isEquivalentTo(MongoId.class)
                    && annotation.as(MongoId.class).value() == FieldType.STRING);

    @ParameterizedTest
    @ValueSource(strings = {"timeslot", "session", "users", "moderation", "process", "config", "timeslot.web",
            "session.web",
            "users.web", "moderation.web", "link.web", "deadletters", "deadletters.web"})
    void the_packages_that_the_rules_are_about_exist(String name) {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals(ROOT + "." + name)))
                .isNotEmpty();
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_feature_depends_on_the_wiring() {
        noClasses().that().resideInAnyPackage(ROOT + ".timeslot..", ROOT + ".session..", ROOT + ".users..",
                ROOT + ".moderation..", ROOT + ".process..", ROOT + ".link..", ROOT + ".deadletters..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + ".config..").check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeslot", "session", "users", "moderation", "deadletters"})
    void a_features_root_knows_no_edge(String feature) {
        noClasses().that().resideInAPackage(ROOT + "." + feature).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
                        "jakarta.servlet..",
                        "org.springframework.security..", ROOT + ".(*).web..")
                .check(CLASSES);
    }

    @Test
    void this_side_does_not_know_the_others() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.causerie.query..",
                "io.causerie.standalone..", "io.causerie.gateway..").check(CLASSES);
    }

    @Test
    void nobody_reads_the_time_but_from_the_clock_they_were_given() {
        noClasses().should().callMethod(Instant.class, "now").orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould().callMethod(ZonedDateTime.class, "now").orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Clock.class, "systemUTC").orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void aggregates_have_evolve_methods() {
        assertThat(evolveMethods()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void evolving_only_assigns() {
        methods().that().areAnnotatedWith(EventSourcingHandler.class).should(callNothingThatDecides())
                .check(CLASSES);
    }

    /** Whether somebody is recorded is decided in one place. */
    @Test
    void only_the_recording_says_what_happens_to_it() {
        assertThat(CLASSES.stream().filter(ArchitectureTest::saysSomethingOfARecording)
                .map(JavaClass::getFullName)).containsExactly(ROOT + ".session.Recording");
    }

    private static boolean saysSomethingOfARecording(JavaClass one) {
        return one.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isAssignableTo(SessionEvent.OfRecording.class));
    }

    /** Spring Data would make an ObjectId of one with 24 hexadecimal digits, and find nothing under it. */
    @Test
    void ids_that_are_text_stay_text() {
        fields().that().areDeclaredInClassesThat().areAnnotatedWith(Document.class).and()
                .areMetaAnnotatedWith(Id.class).should().beAnnotatedWith(TEXT_ID).check(CLASSES);
    }

    private static List<JavaMethod> evolveMethods() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventSourcingHandler.class)).toList();
    }

    /** Values and collections may be made and changed; nothing may be applied, asked, logged or refused. */
    private static ArchCondition<JavaMethod> callNothingThatDecides() {
        return new ArchCondition<>("call nothing but values and collections") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream().filter(call -> !isHarmless(call))
                        .forEach(call -> events
                                .add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }

    private static boolean isHarmless(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        boolean isOfTheFeature = owner.equals(call.getOriginOwner().getPackageName());
        return owner.startsWith("java.lang") || owner.equals("java.util")
                || owner.startsWith("io.causerie.api") || owner.startsWith("io.causerie.state")
                || owner.equals("java.time") && !call.getName().equals("now") || isOfTheFeature;
    }
}
