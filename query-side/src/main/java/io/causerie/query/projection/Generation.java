package io.causerie.query.projection;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One making of a projection's rows. A replay makes the next one in collections of its own, while the one before goes on to be
 * kept and read; so nothing of the two is shared but the events.
 *
 * @param number 0 for the first
 */
record Generation(Projection projection, int number) {
    /** The name that its token is stored under. */
    String processor() {
        return named(projection.name());
    }

    /** Where its rows of that document are. */
    String collection(Class<?> document, MongoOperations mongo) {
        return named(mongo.getCollectionName(document));
    }

    private String named(String first) {
        return number == 0 ? first : first + "." + number;
    }
}
