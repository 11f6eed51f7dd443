package io.causerie.command.users;

/** What keeps somebody from acting. */
public enum Bar {
    DELETED("This account was deleted."), BANNED("A moderator has banned you.");

    private final String sentence;

    Bar(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
