package io.causerie.gateway.room.rows;

import io.causerie.gateway.room.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Somebody who is deleted or banned, blocks or is blocked, or has met a partner of late.
 *
 * @param deleted null in a row from before there were deletions
 * @param lasting whether there is more to know than meetings
 * @param lastMetAt when they met somebody last; what is old and not lasting is deleted
 */
@Document("gateway_people")
record PersonRow(@MongoId(FieldType.STRING) String userId, long position,
        @Nullable Boolean deleted, boolean banned,
        @Nullable Instant bannedUntil,
        List<String> blocked, List<Meeting> met, boolean lasting, @Nullable Instant lastMetAt) {
    record Meeting(String userId, Instant at) {}

    static PersonRow of(Person person) {
        return new PersonRow(person.userId(), person.position(), person.deleted(), person.banned(),
                person.bannedUntil(),
                List.copyOf(person.blocked()),
                person.met().entrySet().stream().map(met -> new Meeting(met.getKey(), met.getValue()))
                        .toList(),
                person.isLasting(), person.lastMetAt().orElse(null));
    }

    Person person() {
        return new Person(userId, position, Boolean.TRUE.equals(deleted), banned, bannedUntil,
                Set.copyOf(blocked),
                met.stream().collect(Collectors.toMap(Meeting::userId, Meeting::at)));
    }
}
