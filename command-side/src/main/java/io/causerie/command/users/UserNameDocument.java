package io.causerie.command.users;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A user's display name, as their last token gave it. */
@Document("user_names")
record UserNameDocument(@MongoId(FieldType.STRING) String userId, String name) {}
