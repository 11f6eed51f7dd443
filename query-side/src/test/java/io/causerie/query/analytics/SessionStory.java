package io.causerie.query.analytics;

import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One conversation as chance has it, by the rules of the command side: coming, going, media, consent, recording, an end. */
final class SessionStory {
    private record Media(boolean camera, boolean mic) {}

    private final RandomGenerator chance;
    private final String id;
    private final @Nullable String slot;
    private final List<Happening> happened = new ArrayList<>();
    private final Map<String, Media> in = new LinkedHashMap<>();
    private final Set<String> consenting = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private Instant now;
    private boolean active;
    private boolean recording;

    private SessionStory(String id, @Nullable String slot, Instant opened, RandomGenerator chance) {
        this.id = id;
        this.slot = slot;
        this.now = opened;
        this.chance = chance;
    }

    static List<Happening> ofSlot(String id, String slot, String language, String level,
            List<String> expected, Instant opened, RandomGenerator chance) {
        SessionStory story = new SessionStory(id, slot, opened, chance);
        story.tell(new SessionEvent.Opened(id, "slot", slot, language, level, 2, 8, expected, opened,
                opened.plusSeconds(300), opened.plusSeconds(1800)));
        for (int step = chance.nextInt(20); step > 0 && !expected.isEmpty(); step--) {
            story.pass(150);
            story.step(Chances.of(expected, chance));
        }
        story.pass(60);
        if (chance.nextInt(6) > 0) {
            story.end(Chances.of(List.of("time-expired", "all-left", "not-enough-participants", "moderated",
                    "slot-cancelled", "a reason of later"), chance));
        }
        return story.happened;
    }

    static List<Happening> ofPartners(String id, Instant opened, RandomGenerator chance) {
        SessionStory story = new SessionStory(id, null, opened, chance);
        List<String> two = List.of(id + "-waited", id + "-came");
        story.tell(new SessionEvent.Opened(id, "partner", null,
                chance.nextBoolean() ? Chances.language(chance) : null,
                chance.nextBoolean() ? Chances.level(chance) : null, 2, 2, two, opened,
                opened.plusSeconds(7200), opened.plusSeconds(7200),
                chance.nextInt(4) == 0
                        ? null
                        : List.of(Chances.of(List.of(10_000L, 10_001L, 60_000L, 299_999L, 300_001L), chance),
                                chance.nextLong(200))));
        two.forEach(story::enter);
        for (int step = chance.nextInt(6); step > 0; step--) {
            story.pass(200);
            story.talk(Chances.of(two, chance));
        }
        story.pass(300);
        switch (chance.nextInt(6)) {
            case 0 -> story.end("time-expired");
            case 1 -> {
                // They still talk.
            }
            default -> {
                story.leave(Chances.of(two, chance),
                        Chances.of(List.of("left", "left", "disconnected", "removed"), chance));
                story.end("not-enough-participants");
            }
        }
        return story.happened;
    }

    private void step(String user) {
        if (!in.containsKey(user)) {
            if (!removed.contains(user)) {
                enter(user);
            }
        } else if (chance.nextInt(4) == 0) {
            String reason = Chances.of(List.of("left", "disconnected", "removed"), chance);
            if (reason.equals("removed")) {
                removed.add(user);
            }
            leave(user, reason);
        } else {
            talk(user);
        }
    }

    private void enter(String user) {
        Media media = new Media(chance.nextBoolean(), chance.nextBoolean());
        in.put(user, media);
        tell(new SessionEvent.ParticipantJoined(id, slot, id + user, user, media.camera(), media.mic(),
                in.size(), now));
        if (seen.add(user)) {
            tell(new SessionEvent.ConsentChanged(id, user, false, "1", now));
        }
        if (in.size() >= 2 && !active) {
            active = true;
            tell(new SessionEvent.Activated(id, now));
        }
        follow();
    }

    private void leave(String user, String reason) {
        in.remove(user);
        tell(new SessionEvent.ParticipantLeft(id, user, reason, in.size(), now, null));
        if (slot != null) {
            follow();
        }
    }

    private void talk(String user) {
        if (chance.nextBoolean()) {
            Media media = new Media(chance.nextBoolean(), chance.nextBoolean());
            tell(new SessionEvent.MediaStateChanged(id, user, media.camera(), media.mic()));
        } else {
            boolean consents = chance.nextBoolean();
            tell(new SessionEvent.ConsentChanged(id, user, consents, "1", now));
            if (consents) {
                consenting.add(user);
            } else {
                consenting.remove(user);
            }
            follow();
        }
    }

    private void follow() {
        boolean wanted = active && in.keySet().stream().anyMatch(consenting::contains);
        if (wanted != recording) {
            recording = wanted;
            tell(wanted
                    ? new SessionEvent.RecordingStarted(id, now)
                    : new SessionEvent.RecordingPaused(id, now));
        }
    }

    private void end(String reason) {
        tell(new SessionEvent.Ended(id, slot, reason, List.copyOf(seen), now));
        if (recording) {
            tell(new SessionEvent.RecordingRequested(id, 1, now));
        }
    }

    private void pass(int seconds) {
        now = now.plus(chance.nextLong(seconds * 1_000_000L), ChronoUnit.MICROS);
    }

    private void tell(Object event) {
        happened.add(new Happening(now, event));
    }
}
