package io.causerie.eventlog.deadline;

import org.axonframework.messaging.ScopeDescriptor;

/** The scope of a deadline that belongs to a {@link DeadlineHandler}. */
record KeyScope(String name, String key) implements ScopeDescriptor {
    @Override
    public String scopeDescription() {
        return key;
    }
}
