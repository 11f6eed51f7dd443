package io.causerie.rest.config;

import io.causerie.rest.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says beyond its controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final String PROBLEM_RESPONSE = "Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Causerie").version("1")
                        .description("Conversation slots and sessions for language learners.")
                        .license(new License().name("Apache-2.0")))
                // Its own origin, whatever that is: the same document in every deployment.
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                                .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    NullableFields nullableFields() {
        return new NullableFields();
    }

    /** Each operation may answer a problem. */
    @Bean
    OpenApiCustomizer problemResponses() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getComponents().addResponses(PROBLEM_RESPONSE, problemResponse());
            api.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default",
                            new ApiResponse().$ref(PROBLEM_RESPONSE)));
        };
    }

    /** Names and groups by path, so that the document does not depend on the order in which controllers are found. */
    @Bean
    OpenApiCustomizer namesByPath() {
        return api -> {
            api.setTags(null);
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                operation.setOperationId(nameOf(method.name().toLowerCase(Locale.ROOT), path));
                operation.setTags(List.of(path.split("/")[1].replaceFirst("\\..*", "")));
            }));
        };
    }

    /** E.g. {@code postTimeslotsIdRegister}. */
    private static String nameOf(String method, String path) {
        return Arrays.stream(path.split("[^A-Za-z]+")).filter(word -> !word.isEmpty())
                .map(OpenApiConfiguration::capital)
                .collect(Collectors.joining("", method, ""));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static ApiResponse problemResponse() {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse().description("A refusal; its code says which")
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem)));
    }
}
