package io.causerie.command.users;

import io.causerie.api.identity.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.Repository;

/**
 * Everybody's agenda; one that nobody has written to yet is empty. Each stays locked until the unit of
 * work ends, so agendas come after slots and before sessions, and several in the order of their ids.
 */
public final class Agendas {
    private final Repository<Agenda> repository;

    public Agendas(Repository<Agenda> repository) {
        this.repository = repository;
    }

    /** Decides on one user's agenda, within the current unit of work. */
    public <R> R decide(UserId user, Function<Agenda, R> decision) {
        try {
            return repository.loadOrCreate(Agenda.aggregateId(user), () -> new Agenda(user))
                    .invoke(decision);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("An empty agenda could not be made", e);
        }
    }

    /** As {@link #decide}, with nothing to answer. */
    public void forUser(UserId user, Consumer<Agenda> decision) {
        decide(user, agenda -> {
            decision.accept(agenda);
            return user;
        });
    }

    /** Decides on several users' agendas in the order that excludes deadlocks. */
    public void forEach(Collection<UserId> users, BiConsumer<UserId, Agenda> decision) {
        users.stream().distinct().sorted(Comparator.comparing(UserId::value))
                .forEach(user -> forUser(user, agenda -> decision.accept(user, agenda)));
    }
}
