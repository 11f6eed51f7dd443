package io.causerie.command.users;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.modelling.command.Repository;

/** Decides on aggregates that need not have been heard of before. */
final class Aggregates {
    private Aggregates() {}

    /** Within the current unit of work; {@code empty}: one that nothing has happened to. */
    static <T> void on(Repository<T> repository, String id, Callable<T> empty, Consumer<T> decision) {
        try {
            repository.loadOrCreate(id, empty).execute(decision);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("An empty aggregate could not be made", e);
        }
    }
}
