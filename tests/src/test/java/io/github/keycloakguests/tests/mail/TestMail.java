package io.github.keycloakguests.tests.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The mail server of a test JVM: takes mail for everybody and keeps it. */
public final class TestMail {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static TestMail shared;

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
    private final CountedDoor door;

    private TestMail() {
        greenMail.start();
        door = new CountedDoor(greenMail.getSmtp().getPort());
        door.open();
    }

    /** Starts it when first asked for. */
    public static synchronized TestMail shared() {
        if (shared == null) {
            shared = new TestMail();
        }
        return shared;
    }

    /** Where the server sends its mail to; the same after a stop and a start. */
    public int port() {
        return door.port();
    }

    /** From now on nobody can connect. */
    public void stop() {
        door.shut();
    }

    public void start() {
        door.open();
    }

    /** From now on a mail to this address is answered with this line, such as {@code 550 5.1.1 no such mailbox}. */
    public void refuse(String address, String answer) {
        door.refuse(address, answer);
    }

    /** From now on takes that time twice with each mail to an address that contains this, such as {@code @slow.test}. */
    public void slow(String address, Duration time) {
        door.slow(address, time);
    }

    /** Takes the next mail to this address, but the connection breaks before the sender hears so. */
    public void loseAnswer(String address) {
        door.loseAnswer(address);
    }

    /** Takes mail for everybody again, and says so; happens after each test by itself. */
    public void refuseNobody() {
        door.refuseNobody();
    }

    /** How many SMTP connections were opened since {@link #forget()}. */
    public int connections() {
        return door.passed();
    }

    /** Empties all mailboxes and counts from zero. */
    public void forget() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        door.countFromZero();
    }

    /** The newest mail to this address; waits for the first one. */
    public ReceivedMail await(String address) {
        return await(address, 1).getLast();
    }

    /** All mails to this address, oldest first; waits until there are that many. */
    public List<ReceivedMail> await(String address, int atLeast) {
        return await(address, atLeast, PATIENCE);
    }

    public List<ReceivedMail> await(String address, int atLeast, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            int all = greenMail.getReceivedMessages().length;
            List<ReceivedMail> arrived = to(address);
            if (arrived.size() >= atLeast) {
                return arrived;
            }
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0 || !greenMail.waitForIncomingEmail(left, all + 1)) {
                throw new AssertionError("expected " + atLeast + " mails to " + address + " within " + patience
                        + ", got " + to(address).size());
            }
        }
    }

    /** How many mails have arrived since {@link #forget()}. */
    public int count() {
        return greenMail.getReceivedMessages().length;
    }

    /** What has arrived for this address so far, oldest first. */
    public List<ReceivedMail> to(String address) {
        return Arrays.stream(greenMail.getReceivedMessages())
                .map(ReceivedMail::new)
                .filter(mail -> mail.recipients().stream().anyMatch(it -> it.contains(address)))
                .toList();
    }
}
