package io.causerie.query.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One user in a session that has not ended, as the session's row remembers them: since when they are in it, with camera and microphone on or
 * off. What is over goes into the session's numbers.
 */
final class Participation {
    private static final String PEOPLE = "people";
    private static final String USER_ID = "userId";
    private static final String SINCE = "sinceMs";
    private static final String MEDIA_SINCE = "mediaSinceMs";
    private static final String CAMERA = "cameraEnabled";
    private static final String MIC = "micEnabled";
    private static final String CONSENTED = "consented";

    private final Fact session;
    private final Document fields;

    private Participation(Fact session, Document fields) {
        this.session = session;
        this.fields = fields;
    }

    static Optional<Participation> find(Fact session, String userId) {
        return all(session).stream().filter(one -> userId.equals(one.fields.getString(USER_ID))).findFirst();
    }

    static List<Participation> all(Fact session) {
        return session.documents(PEOPLE).stream().map(fields -> new Participation(session, fields)).toList();
    }

    /** Somebody who was not in it before. */
    static Participation begin(Fact session, String userId) {
        List<Document> people = new ArrayList<>(session.documents(PEOPLE));
        Document fields = new Document(USER_ID, userId);
        people.add(fields);
        session.put(PEOPLE, people);
        return new Participation(session, fields);
    }

    /** The session has ended: who was in it is not of interest any more. */
    static void forget(Fact session) {
        session.put(PEOPLE, (Object) null);
    }

    void enter(long at, boolean camera, boolean mic) {
        if (since(SINCE) == null) {
            fields.append(SINCE, at);
            media(at, camera, mic);
        }
    }

    void switchMedia(long at, boolean camera, boolean mic) {
        if (since(SINCE) != null) {
            countMedia(at);
            media(at, camera, mic);
        }
    }

    void leave(long at) {
        Long since = since(SINCE);
        if (since != null) {
            countMedia(at);
            session.add(Figure.PRESENT_MS, Math.max(0, at - since));
            fields.append(SINCE, null);
        }
    }

    void consent() {
        if (!fields.getBoolean(CONSENTED, false)) {
            fields.append(CONSENTED, true);
            session.add(Figure.CONSENTED, 1);
        }
    }

    private void media(long at, boolean camera, boolean mic) {
        fields.append(MEDIA_SINCE, at).append(CAMERA, camera).append(MIC, mic);
    }

    private void countMedia(long until) {
        Long since = since(MEDIA_SINCE);
        long passed = since == null ? 0 : Math.max(0, until - since);
        if (fields.getBoolean(CAMERA, false)) {
            session.add(Figure.CAMERA_ON_MS, passed);
        }
        if (fields.getBoolean(MIC, false)) {
            session.add(Figure.MIC_ON_MS, passed);
        }
    }

    private @Nullable Long since(String field) {
        return fields.get(field) instanceof Number number ? number.longValue() : null;
    }
}
