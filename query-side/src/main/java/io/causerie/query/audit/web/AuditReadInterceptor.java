package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditEvents;
import io.causerie.query.audit.AuditReads;
import io.causerie.rest.correlation.Correlation;
import io.causerie.rest.position.Position;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Notes whatever an auditor asks under {@code /audit} before it is looked at, also what is refused then: no controller there can
 * forget it. Who may not ask is told so by the controller, and is no reader.
 */
public final class AuditReadInterceptor implements HandlerInterceptor {
    private static final String AUDITOR = "auditor";

    private final AuditReads reads;
    private final AuditEvents events;

    public AuditReadInterceptor(AuditReads reads, AuditEvents events) {
        this.reads = reads;
        this.events = events;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.isUserInRole(AUDITOR)) {
            long head = events.head();
            reads.note(request.getRemoteUser(), request.getRequestURI(), request.getQueryString(),
                    request.getHeader(HttpHeaders.ACCEPT), Correlation.current().orElse(null), head);
            response.setHeader(Position.HEADER, Long.toString(head));
        }
        return true;
    }
}
