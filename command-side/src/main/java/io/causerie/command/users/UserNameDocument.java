package io.causerie.command.users;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A user's display name, as their last token gave it. */
@Document("user_names")
record UserNameDocument(@Id String userId, String name) {}
