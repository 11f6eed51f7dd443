package io.causerie.gateway.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;

/**
 * What a page holds inline has to be named in the policy by its hash. That is the import map only (no browser
 * takes one from a file), the same in every page.
 */
final class InlineScripts {
    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>",
            Pattern.DOTALL);

    private InlineScripts() {}

    static List<String> hashesOf(Resource page) throws IOException {
        return INLINE.matcher(page.getContentAsString(StandardCharsets.UTF_8)).results()
                .map(script -> hash(script.group(1))).toList();
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
