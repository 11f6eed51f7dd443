package io.causerie.query.admin.web;

import io.causerie.query.admin.ProjectionOperations;
import io.causerie.query.admin.ProjectionStatus;
import io.causerie.rest.position.Position;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/projections}. */
@RestController
@RequestMapping("/admin/projections")
@PreAuthorize("hasRole('admin')")
public class ProjectionsController {
    private final ProjectionOperations projections;

    ProjectionsController(ProjectionOperations projections) {
        this.projections = projections;
    }

    @GetMapping
    public ResponseEntity<Projections> listProjections() {
        long head = projections.head();
        return ResponseEntity.ok().header(Position.HEADER, Long.toString(head))
                .body(new Projections(projections.all()));
    }

    /** All projections by name. */
    public record Projections(List<ProjectionStatus> items) {}

    @PostMapping("/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public ProjectionStatus replayProjection(@PathVariable String name) {
        return projections.replay(name);
    }

    @PostMapping("/{name}/pause")
    public ProjectionStatus pauseProjection(@PathVariable String name) {
        return projections.pause(name);
    }

    @PostMapping("/{name}/resume")
    public ProjectionStatus resumeProjection(@PathVariable String name) {
        return projections.resume(name);
    }
}
