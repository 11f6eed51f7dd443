package io.causerie.state;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.causerie.api.Rejection;
import io.causerie.state.session.SessionState;
import io.causerie.state.timeslot.SlotBook;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two sides fold with this, one of them years later: it may depend on the events and on nothing else. */
class ArchitectureTest {
    private static final JavaClasses STATE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.causerie.state");

    @Test
    void there_is_a_fold_for_sessions_and_one_for_slots() {
        assertThat(STATE.contain(SessionState.class) && STATE.contain(SlotBook.class)).isTrue();
    }

    @Test
    void it_knows_the_messages_and_the_platform_only() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("io.causerie.state..", "io.causerie.api..", "java..", "org.jspecify..")
                .check(STATE);
    }

    @Test
    void it_refuses_nothing_and_reads_no_clock() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Rejection.class).orShould()
                .dependOnClassesThat().areAssignableTo(Clock.class).orShould()
                .callMethod(Instant.class, "now").check(STATE);
    }

    @Test
    void only_an_event_changes_it_from_outside() {
        methods().that().haveName("evolve").and().areDeclaredIn(SessionState.class).should().bePublic()
                .check(STATE);
        methods().that().haveNameMatching("joined|mediaChanged|consentChanged|left|register|queue|promote|"
                + "remove|clear|clearWaiting").should().notHaveModifier(JavaModifier.PUBLIC).check(STATE);
    }
}
