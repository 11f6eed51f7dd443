package io.causerie.gateway.web;

import io.causerie.rest.security.OpenPaths;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the pages under {@code /app/}, and beside them Lit and Chart.js out of their WebJars, all open to anyone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesProperties.class)
@Import(PagesController.class)
public class PagesConfiguration implements WebMvcConfigurer {
    private static final String PAGES = "static/app/";
    /** The folder under {@code /app/lib/}, as the pages say it, and the WebJar that is behind it. */
    private static final Map<String, String> LIBRARIES = Map.of("lit", "lit", "lit-html", "lit-html",
            "lit-element", "lit-element", "reactive-element", "lit__reactive-element", "chart.js",
            "chart.js");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Asked for again each time, answered 304: no version in the URL, and never an old page after an update.
        LIBRARIES.forEach((folder, webJar) -> registry.addResourceHandler("/app/lib/" + folder + "/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/%s/%s/".formatted(webJar,
                        version(webJar)))
                .setCacheControl(CacheControl.noCache()));
        registry.addResourceHandler("/app/**").addResourceLocations("classpath:/" + PAGES)
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/app/");
        registry.addRedirectViewController("/app", "/app/");
        registry.addViewController("/app/").setViewName("forward:/app/index.html");
    }

    @Bean
    OpenPaths pagePaths() {
        return OpenPaths.of("/", "/app", "/app/**");
    }

    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders(PagesProperties properties,
            ObjectProvider<MediaOrigin> started) throws IOException {
        List<String> mediaOrigins = Stream
                .concat(properties.mediaOrigins().stream(), started.stream().map(MediaOrigin::origin))
                .toList();
        List<String> inlineScripts = InlineScripts.hashesOf(new ClassPathResource(PAGES + "index.html"));
        var filter = new FilterRegistrationBean<>(
                new PageHeaders(inlineScripts, properties.tokenOrigins(), mediaOrigins));
        filter.addUrlPatterns("/app/*");
        return filter;
    }

    private static String version(String webJar) {
        var properties = new ClassPathResource(
                "META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(webJar));
        try {
            return PropertiesLoaderUtils.loadProperties(properties).getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("The WebJar of " + webJar + " is not there", e);
        }
    }
}
