package io.github.keycloakguests.themes;

import java.util.List;

/** What the providers hand to the templates: plain getters, null for what is missing. */
final class Beans {

    private Beans() {}

    /** Stands for {@code invitation}. */
    public static class Invitation {
        private final String spaceName;
        private final String inviterName;
        private final String email;
        private final String permission;
        private final String accessEnds;
        private final String message;
        private final String name;
        private String accessBegins;

        Invitation(
                String spaceName,
                String inviterName,
                String email,
                String permission,
                String accessEnds,
                String message,
                String name) {
            this.spaceName = spaceName;
            this.inviterName = inviterName;
            this.email = email;
            this.permission = permission;
            this.accessEnds = accessEnds;
            this.message = message;
            this.name = name;
        }

        /** Access to which lies ahead. */
        Invitation from(String start) {
            Invitation ahead = new Invitation(spaceName, inviterName, email, permission, accessEnds, message, name);
            ahead.accessBegins = start;
            return ahead;
        }

        public String getAccessBegins() {
            return accessBegins;
        }

        public String getSpaceName() {
            return spaceName;
        }

        public String getInviterName() {
            return inviterName;
        }

        public String getEmail() {
            return email;
        }

        public String getPermission() {
            return permission;
        }

        public String getAccessEnds() {
            return accessEnds;
        }

        public String getValidUntil() {
            return "28 Nov 2026, 12:00 CET";
        }

        public String getMessage() {
            return message;
        }

        public String getName() {
            return name;
        }
    }

    /** Stands for {@code link}. */
    public static class Link {
        private final String reason;
        private final String askAction;
        private final String homeUrl;

        Link(String reason, String askAction, String homeUrl) {
            this.reason = reason;
            this.askAction = askAction;
            this.homeUrl = homeUrl;
        }

        public String getReason() {
            return reason;
        }

        public String getAskAction() {
            return askAction;
        }

        public String getHomeUrl() {
            return homeUrl;
        }
    }

    /** Stands for {@code ended}. */
    public static class Ended {
        private final String state;
        private final String spaceName;
        private final String moment;

        Ended(String state, String spaceName, String moment) {
            this.state = state;
            this.spaceName = spaceName;
            this.moment = moment;
        }

        public String getState() {
            return state;
        }

        public String getSpaceName() {
            return spaceName;
        }

        public String getMoment() {
            return moment;
        }
    }

    /** Stands for {@code unavailable}. */
    public static class Unavailable {
        private final String reason;
        private final String place;
        private final String inviterName;

        Unavailable(String reason, String place, String inviterName) {
            this.reason = reason;
            this.place = place;
            this.inviterName = inviterName;
        }

        public String getReason() {
            return reason;
        }

        public String getPlace() {
            return place;
        }

        public String getInviterName() {
            return inviterName;
        }
    }

    /** Stands for {@code welcome}. */
    public static class Welcome {
        private final Invitation invitation;
        private final String account;
        private final String homeUrl;

        Welcome(Invitation invitation, String account, String homeUrl) {
            this.invitation = invitation;
            this.account = account;
            this.homeUrl = homeUrl;
        }

        public String getSpaceName() {
            return invitation.getSpaceName();
        }

        public String getPermission() {
            return invitation.getPermission();
        }

        public String getAccessBegins() {
            return invitation.getAccessBegins();
        }

        public String getAccessEnds() {
            return invitation.getAccessEnds();
        }

        public String getName() {
            return invitation.getName();
        }

        public String getAccount() {
            return account;
        }

        public String getHomeUrl() {
            return homeUrl;
        }
    }

    /** Stands for {@code asked}. */
    public static class Asked {
        private final String email;
        private final String spaceName;

        Asked(String email, String spaceName) {
            this.email = email;
            this.spaceName = spaceName;
        }

        public String getEmail() {
            return email;
        }

        public String getSpaceName() {
            return spaceName;
        }
    }

    /** Stands for {@code loginCode}. */
    public static class Code {

        private final long daysOfMemory;
        private final boolean underWay;
        private final long waitSeconds;
        private final boolean stopped;
        private final long pausedMinutes;

        Code(long daysOfMemory, boolean underWay, long waitSeconds, boolean stopped, long pausedMinutes) {
            this.daysOfMemory = daysOfMemory;
            this.underWay = underWay;
            this.waitSeconds = waitSeconds;
            this.stopped = stopped;
            this.pausedMinutes = pausedMinutes;
        }

        public String getAddress() {
            return "a•••@example.org";
        }

        public int getDigits() {
            return 6;
        }

        public long getDaysOfMemory() {
            return daysOfMemory;
        }

        public boolean isUnderWay() {
            return underWay;
        }

        public long getWaitSeconds() {
            return waitSeconds;
        }

        public long getWaitMinutes() {
            return (waitSeconds + 59) / 60;
        }

        public boolean isStopped() {
            return stopped;
        }

        public long getPausedMinutes() {
            return pausedMinutes;
        }
    }

    /** Stands for {@code code} in mails. */
    public static class CodeMail {

        private final String name;

        CodeMail(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        public String getCode() {
            return "048213";
        }

        public long getMinutes() {
            return 10;
        }
    }

    /** Stands for {@code password} in the mail. */
    public static class PasswordMail {

        private final String name;
        private final String link;

        PasswordMail(String name, String link) {
            this.name = name;
            this.link = link;
        }

        public String getName() {
            return name;
        }

        public String getLink() {
            return link;
        }

        public long getHours() {
            return 24;
        }
    }

    /** Stands for {@code guest}. */
    public static class AddressMail {

        private final String name;
        private final String address;

        AddressMail(String name, String address) {
            this.name = name;
            this.address = address;
        }

        public String getName() {
            return name;
        }

        public String getAddress() {
            return address;
        }
    }

    /** Stands for {@code expired}. */
    public static class Expired {

        private final boolean asked;

        Expired(boolean asked) {
            this.asked = asked;
        }

        public String getAddress() {
            return "a•••@example.org";
        }

        public boolean isAsked() {
            return asked;
        }
    }

    /** Stands for {@code ending}. */
    public static class Ending {
        private final String name;
        private final List<String> spaceNames;
        private final String end;
        private final String accountUrl;

        Ending(String name, List<String> spaceNames, String end, String accountUrl) {
            this.name = name;
            this.spaceNames = spaceNames;
            this.end = end;
            this.accountUrl = accountUrl;
        }

        public String getName() {
            return name;
        }

        public List<String> getSpaceNames() {
            return spaceNames;
        }

        public String getEnd() {
            return end;
        }

        public String getAccountUrl() {
            return accountUrl;
        }
    }

    /** Stands for {@code digest}. */
    public static class Digest {
        private final List<Line> ending;
        private final List<Line> ended;
        private final int more;
        private final String consoleUrl;

        Digest(List<Line> ending, List<Line> ended, int more, String consoleUrl) {
            this.ending = ending;
            this.ended = ended;
            this.more = more;
            this.consoleUrl = consoleUrl;
        }

        public List<Line> getEnding() {
            return ending;
        }

        public List<Line> getEnded() {
            return ended;
        }

        public int getMore() {
            return more;
        }

        public String getConsoleUrl() {
            return consoleUrl;
        }
    }

    /** Stands for a line of {@code digest}. */
    public static class Line {
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
