package io.causerie.command;

import io.causerie.command.config.CommandSideConfiguration;
import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.rest.config.RestEdgeConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, CommandSideConfiguration.class})
public class CommandSideApplication {
    public static void main(String[] args) {
        SpringApplication.run(CommandSideApplication.class, args);
    }
}
