package io.causerie.query.sessionview.web;

import io.causerie.api.InvalidValue;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.sessionview.SessionView;
import io.causerie.query.sessionview.SessionViewProjection;
import io.causerie.query.sessionview.Sessions;
import io.causerie.query.sessionview.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /sessions}: one's own; moderators and auditors see any. */
@RestController
@ReadsFrom(SessionViewProjection.NAME)
public final class SessionViewController {
    private static final Set<String> OVERSEERS = Set.of("ROLE_moderator", "ROLE_auditor", "ROLE_admin");

    private final Sessions sessions;

    SessionViewController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/sessions")
    Page<SessionView> mySessions(@RequestParam(required = false) @Nullable String mine,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor, Authentication me,
            @RequestAttribute(ReadsFrom.POSITION) long position) {
        InvalidValue.require("true".equals(mine), "mine", "must be true: there is no list of everybody's");
        return sessions.of(me.getName(), PageRequest.parse(limit, cursor), position);
    }

    @GetMapping("/sessions/current")
    SessionView currentSession(Authentication me) {
        return sessions.current(me.getName());
    }

    @GetMapping("/sessions/{id}")
    SessionView getSession(@PathVariable String id, Authentication me) {
        return sessions.get(id, viewer(me));
    }

    private static Viewer viewer(Authentication me) {
        return new Viewer(me.getName(), me.getAuthorities().stream()
                .anyMatch(granted -> OVERSEERS.contains(granted.getAuthority())));
    }
}
