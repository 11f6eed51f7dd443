package io.causerie.command.users.web;

import io.causerie.api.identity.UserId;
import io.causerie.command.users.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses every write of a banned or deleted user, whatever it is about, but those that only ever take them out of something. */
@Component
final class BannedUsers implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Standing standing;

    BannedUsers(Standing standing) {
        this.standing = standing;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // What another process asks there is decided, for whomever it asks, by the command.
        // Giving consent is refused by the command too; withdrawing it, like leaving, is everybody's at any time.
        registry.addInterceptor(this).excludePathPatterns("/internal/**", "/sessions/current/leave",
                "/sessions/current/consent");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal user = request.getUserPrincipal();
        if (user != null && !READS.contains(request.getMethod())) {
            standing.requireMayAct(new UserId(user.getName()));
        }
        return true;
    }
}
