package io.causerie.query.sessionview;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.DisplayNames;
import io.causerie.query.reading.Listing;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Answers how sessions are, to those who may know. */
public final class Sessions {
    private static final Listing<SessionDocument> NEWEST_FIRST = new Listing<>(SessionDocument.class,
            "createdAt",
            Sort.Direction.DESC, session -> new Cursor(session.createdAt(), session.id()));
    private static final Comparator<ParticipantView> IN_ORDER_OF_COMING = Comparator
            .comparing(ParticipantView::joinedAt).thenComparing(ParticipantView::id);

    private final KeptRows rows;
    private final MongoOperations mongo;

    public Sessions(KeptRows rows, MongoOperations mongo) {
        this.rows = rows;
        this.mongo = mongo;
    }

    /** The session the user is in. */
    public SessionView current(String userId) {
        return Optional.ofNullable(rows.findById(userId, LastSessionDocument.class))
                .map(last -> rows.findById(last.sessionId(), SessionDocument.class))
                .filter(session -> session.holds(userId)).map(this::view)
                .orElseThrow(() -> new Rejection(RejectionCode.NO_CURRENT_SESSION, "You are in no session."));
    }

    public SessionView get(String id, Viewer viewer) {
        SessionDocument session = rows.findById(id, SessionDocument.class);
        if (session == null) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such session.");
        }
        if (!viewer.oversees() && !session.expectedUserIds().contains(viewer.userId())) {
            throw new Rejection(RejectionCode.FORBIDDEN, "Only those expected in a session may see it.");
        }
        return view(session);
    }

    /** Those that the user was, is or may be in, the newest first. */
    public Page<SessionView> of(String userId, PageRequest request, long position) {
        Page<SessionDocument> page = NEWEST_FIRST.page(rows, List.of(where("expectedUserIds").is(userId)),
                request, position);
        DisplayNames names = namesIn(page.items());
        return page.map(session -> view(session, names));
    }

    private DisplayNames namesIn(List<SessionDocument> sessions) {
        return DisplayNames.of(sessions.stream().flatMap(session -> session.everyone().stream())
                .map(ParticipantDocument::userId).collect(Collectors.toSet()), mongo);
    }

    private SessionView view(SessionDocument session) {
        return view(session, namesIn(List.of(session)));
    }

    private static SessionView view(SessionDocument session, DisplayNames names) {
        return SessionView.of(session, session.everyone().stream()
                .map(one -> ParticipantView.of(one, session, names.of(one.userId())))
                .sorted(IN_ORDER_OF_COMING)
                .toList());
    }
}
