package io.causerie.gateway.users;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.gateway.link.CommandLink;
import io.causerie.rest.link.LinkUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands notices on to the command side, which heeds each once. */
public final class NoticeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

    private final CommandLink link;

    public NoticeDesk(CommandLink link) {
        this.link = link;
    }

    /**
     * What it says is stored when this returns.
     *
     * @throws LinkUnavailable when there is no answer: the same may be asked again
     * @throws Poison when the answer will always be no
     */
    public void take(Notice notice) {
        try {
            switch (notice) {
                case Notice.Deleted it -> link.deleteUser(it.userId().value(), it.id().value());
                case Notice.Banned it ->
                    link.banUser(it.userId().value(), it.reason().code(), it.until(), it.id().value());
                case Notice.Updated it -> rename(it);
            }
        } catch (LinkUnavailable e) {
            throw e;
        } catch (Rejection | InvalidValue e) {
            throw new Poison(Poison.Reason.REFUSED);
        } catch (RuntimeException e) {
            LOG.error("Notice {} could not be heeded", notice.id().value(), e);
            throw new Poison(Poison.Reason.FAILED);
        }
    }

    private void rename(Notice.Updated notice) {
        if (notice.name() != null) {
            link.renameUser(notice.userId().value(), notice.name().value(), notice.since(),
                    notice.id().value());
        }
    }
}
