package io.causerie.gateway;

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
    private static final String ROOT = "io.causerie.gateway";
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "connection", "relay", "room", "link", "partner", "hub", "hub.memory",
            "hub.redis", "web", "web.jetty", "users", "users.kafka", "users.rows", "users.web", "overview",
            "overview.web",
            "config"})
    void the_packages_that_the_rules_are_about_exist(String name) {
        assertThat(GATEWAY.stream().filter(type -> type.getPackageName().equals(ROOT + "." + name)))
                .isNotEmpty();
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(GATEWAY);
    }

    @Test
    void the_protocol_knows_no_other_feature() {
        noClasses().that().resideInAPackage(ROOT + ".protocol").should().dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".connection..", ROOT + ".relay..", ROOT + ".room..",
                        ROOT + ".link..",
                        ROOT + ".partner..", ROOT + ".hub..", ROOT + ".web..", ROOT + ".config..")
                .check(GATEWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "connection", "relay", "room", "link", "partner", "hub", "users",
            "overview"})
    void the_root_of_a_feature_knows_no_server_and_no_store(String feature) {
        noClasses().that().resideInAPackage(ROOT + "." + feature).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
                        "jakarta.servlet..",
                        "org.springframework.security..", "org.eclipse.jetty..",
                        "org.springframework.data.redis..",
                        "io.lettuce..", ROOT + ".web..")
                .check(GATEWAY);
    }

    @Test
    void jetty_is_known_in_one_place() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".web.jetty").should().dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..").check(GATEWAY);
    }

    @Test
    void redis_is_known_in_one_place() {
        noClasses().that().resideOutsideOfPackages(ROOT + ".hub.redis", ROOT + ".config").should()
                .dependOnClassesThat().resideInAnyPackage("org.springframework.data.redis..", "io.lettuce..")
                .check(GATEWAY);
    }

    @Test
    void kafka_is_known_in_packages_of_its_name_only() {
        assertThat(GATEWAY.stream().map(type -> type.getPackageName())).contains(ROOT + ".bridge",
                ROOT + ".bridge.kafka", ROOT + ".bridge.web");
        noClasses().that().resideOutsideOfPackage(ROOT + "..kafka").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..",
                        "org.springframework.boot.kafka..", "io.cloudevents..")
                .check(GATEWAY);
    }

    @Test
    void the_bridge_knows_no_server() {
        noClasses().that().resideInAnyPackage(ROOT + ".bridge", ROOT + ".bridge.kafka").should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
                        "jakarta.servlet..", "org.springframework.security..")
                .check(GATEWAY);
    }

    @Test
    void the_gateway_does_not_know_the_other_sides() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.causerie.command..", "io.causerie.query..",
                        "io.causerie.standalone..")
                .check(GATEWAY);
    }

    @Test
    void time_is_given() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").check(GATEWAY);
    }
}
