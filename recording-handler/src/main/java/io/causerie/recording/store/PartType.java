package io.causerie.recording.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a part can be made of. */
public enum PartType {
    WEBM("audio/webm", "(opus)?", 0, new byte[]{0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}), OGG("audio/ogg",
            "(opus)?", 0, ascii("OggS")), MP4("audio/mp4", "[a-z0-9.]*", 4, ascii("ftyp"));

    private static final Pattern PARAMETER = Pattern.compile("codecs=\"?([^\"]*)\"?");

    private final String mediaType;
    private final Pattern codecs;
    private final int magicAt;
    private final byte[] magic;

    PartType(String mediaType, String codecs, int magicAt, byte[] magic) {
        this.mediaType = mediaType;
        this.codecs = Pattern.compile(codecs);
        this.magicAt = magicAt;
        this.magic = magic;
    }

    /** Without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Of a {@code Content-Type}, e.g. {@code audio/webm;codecs=opus}; empty for what we do not take. */
    public static Optional<PartType> parse(String contentType) {
        String[] words = contentType.toLowerCase(Locale.ROOT).strip().split("\\s*;\\s*");
        return Arrays.stream(values()).filter(type -> words[0].equals(type.mediaType))
                .filter(type -> Arrays.stream(words).skip(1).map(PARAMETER::matcher)
                        .allMatch(parameter -> !parameter.matches()
                                || type.codecs.matcher(parameter.group(1)).matches()))
                .findFirst();
    }

    /** Whether a recording of this type can begin with these bytes. */
    public boolean canBegin(byte[] content) {
        return content.length >= magicAt + magic.length && Arrays.equals(content, magicAt,
                magicAt + magic.length, magic, 0, magic.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
