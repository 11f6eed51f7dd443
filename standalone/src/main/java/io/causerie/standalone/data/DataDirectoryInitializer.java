package io.causerie.standalone.data;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the data directory before there is any bean that could write to it, and closes it after the last. */
public final class DataDirectoryInitializer
        implements
            ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var directory = DataDirectory
                .open(Path.of(context.getEnvironment().getRequiredProperty("causerie.data-directory")));
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("dataDirectory", directory);
        beans.registerDisposableBean("dataDirectory", directory::close);
    }
}
