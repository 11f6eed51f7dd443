package io.causerie.query.reading;

import io.causerie.rest.position.Position;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Does what {@link ReadsFrom} promises. */
public final class FreshnessInterceptor implements HandlerInterceptor {
    private final Freshness freshness;

    public FreshnessInterceptor(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            ReadsFrom reads = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(),
                    ReadsFrom.class);
            if (reads != null) {
                long position = freshness.positionOf(reads.value(), request.getHeader(Position.MIN_HEADER));
                request.setAttribute(ReadsFrom.POSITION, position);
                response.setHeader(Position.HEADER, Long.toString(position));
            }
        }
        return true;
    }
}
