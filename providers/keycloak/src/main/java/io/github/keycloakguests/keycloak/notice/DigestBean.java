package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.space.HomeUrl;
import java.util.List;

/** What the digest of somebody shows who manages guests: at most {@value #MOST} lines, those first that end first. */
public final class DigestBean {

    static final int MOST = 50;

    private final List<Line> ending;
    private final List<Line> ended;
    private final HomeUrl console;

    DigestBean(List<Line> ending, List<Line> ended, HomeUrl console) {
        this.ending = List.copyOf(ending);
        this.ended = List.copyOf(ended);
        this.console = console;
    }

    /** Those whose access is about to end. */
    public List<Line> getEnding() {
        return ending.stream().limit(MOST).toList();
    }

    /** Those whose access has ended, as far as there is room for them. */
    public List<Line> getEnded() {
        return ended.stream().limit(MOST - getEnding().size()).toList();
    }

    /** How many there are besides. */
    public int getMore() {
        return getAll() - getEnding().size() - getEnded().size();
    }

    public int getAll() {
        return ending.size() + ended.size();
    }

    public String getConsoleUrl() {
        return console.value();
    }

    /** A guest, a space and an end, spelled out. */
    public static final class Line {

        private final String guest;
        private final String spaceName;
        private final String end;

        Line(String guest, String spaceName, String end) {
            this.guest = guest;
            this.spaceName = spaceName;
            this.end = end;
        }

        public String getGuest() {
            return guest;
        }

        public String getSpaceName() {
            return spaceName;
        }

        public String getEnd() {
            return end;
        }
    }
}
