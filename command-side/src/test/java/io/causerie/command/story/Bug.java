package io.causerie.command.story;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;

/** Something that is wrong with all commands of one kind, until it is fixed. */
final class Bug {
    private final Registration registration;
    private final AtomicInteger met = new AtomicInteger();

    private Bug(CommandBus commands, Class<?> kind, Runnable effect) {
        registration = commands.registerDispatchInterceptor(_ -> (_, command) -> {
            if (kind.isInstance(command.getPayload())) {
                met.incrementAndGet();
                effect.run();
            }
            return command;
        });
    }

    /** They fail. */
    static Bug fails(RunningCommandSide side, Class<?> kind, Supplier<RuntimeException> with) {
        return new Bug(side.bean(CommandBus.class), kind, () -> {
            throw with.get();
        });
    }

    /** They hang until {@code over}, if that is soon. */
    static Bug hangs(RunningCommandSide side, Class<?> kind, CountDownLatch over) {
        return new Bug(side.bean(CommandBus.class), kind, () -> {
            try {
                over.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    int met() {
        return met.get();
    }

    void fix() {
        registration.cancel();
    }
}
