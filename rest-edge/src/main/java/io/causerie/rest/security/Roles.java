package io.causerie.rest.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** The roles of the contract. {@code hasRole('organizer')} asks for the authority {@code ROLE_organizer}. */
public final class Roles {
    private static final String PREFIX = "ROLE_";
    private static final String LEARNER = "learner";
    private static final List<String> KNOWN = List.of(LEARNER, "organizer", "moderator", "auditor", "analyst",
            "admin");

    private Roles() {}

    /** As the {@code roles} claim has them. */
    public static List<String> names() {
        return KNOWN;
    }

    static RoleHierarchy hierarchy() {
        return RoleHierarchyImpl.withRolePrefix(PREFIX).role("admin")
                .implies("organizer", "moderator", "auditor", "analyst", LEARNER).build();
    }

    /** What the token grants, with what each role implies, so that every way of asking sees the same. */
    static Collection<GrantedAuthority> granted(Jwt token, RoleHierarchy hierarchy) {
        List<GrantedAuthority> named = Stream.concat(Stream.of(LEARNER), claimed(token)).distinct()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role)).toList();
        return List.copyOf(hierarchy.getReachableGrantedAuthorities(named));
    }

    private static Stream<String> claimed(Jwt token) {
        return token.getClaim("roles") instanceof Collection<?> roles
                ? roles.stream().filter(String.class::isInstance).map(String.class::cast)
                        .filter(KNOWN::contains)
                : Stream.empty();
    }
}
