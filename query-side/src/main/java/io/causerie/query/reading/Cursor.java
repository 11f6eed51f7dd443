package io.causerie.query.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.causerie.api.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The place in a list after which a page begins: the sort key of the last item seen, so that items that
 * come or go elsewhere neither repeat nor hide any. Opaque to clients.
 */
public record Cursor(Instant at, String id) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,15}):(.{1,512})", Pattern.DOTALL);

    /** Reads what {@link #encoded()} wrote. */
    static Cursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Matcher parts = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
            InvalidValue.require(parts.matches(), "cursor", "must be one that this list gave");
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
        } catch (InvalidValue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("cursor", "must be one that this list gave");
        }
    }

    /** For a client to give back. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((at.toEpochMilli() + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** What comes after this place in a list ordered by {@code field} and id. */
    public Criteria following(String field, Sort.Direction direction) {
        return direction.isAscending()
                ? new Criteria().orOperator(where(field).gt(at), where(field).is(at).and("_id").gt(id))
                : new Criteria().orOperator(where(field).lt(at), where(field).is(at).and("_id").lt(id));
    }
}
