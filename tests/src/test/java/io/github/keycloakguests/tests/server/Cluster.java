package io.github.keycloakguests.tests.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.keycloak.admin.client.Keycloak;

/**
 * Several servers on one PostgreSQL, with Keycloak's own cache stack between them and one address before them. What goes
 * to that address goes to one node after the other; a node can also be asked by itself.
 */
public final class Cluster implements TestServer {

    /** Time for the others to notice that a node came or went. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Such as {@code ISPN000094: Received new cluster view for channel ISPN: [a(v=16.0.14)|1] (2) [a, b]}, or a merged one. */
    private static final Pattern VIEW = Pattern.compile("ISPN00009[34][^\\n]*?\\|[0-9]+] \\(([0-9]+)\\)");

    private static Cluster shared;

    private final Balancer balancer = new Balancer();
    private final Keycloak admin;
    private final List<ClusterNode> nodes;

    private Cluster(int size) {
        PostgresDatabase database = new PostgresDatabase(Equipment.GUESTS);
        var environment = database.prepare();
        Distribution distribution = new Distribution(database.vendor(), Equipment.GUESTS);
        this.nodes = IntStream.rangeClosed(1, size)
                .mapToObj(it -> new ClusterNode(it, distribution.home(), environment, balancer.url()))
                .toList();
        this.admin = AdminAccess.to(balancer.url());
        balancer.leadTo(nodes);
    }

    /** The cluster of this test JVM, with that many nodes up, all of which know of each other. */
    public static synchronized Cluster of(int size) {
        if (shared == null) {
            System.out.println("Keycloak for the tests: a cluster on postgres");
            shared = new Cluster(3);
        }
        shared.resize(size);
        return shared;
    }

    @Override
    public String baseUrl() {
        return balancer.url();
    }

    @Override
    public String managementUrl() {
        return running().getFirst().managementUrl();
    }

    @Override
    public String hostOfTestJvm() {
        return "localhost";
    }

    @Override
    public void exposeToServer(int... ports) {
        // Same machine: the servers reach every port already.
    }

    @Override
    public String log() {
        return String.join("\n", nodes.stream().map(ClusterNode::log).toList());
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public List<TestServer> nodes() {
        return List.copyOf(running());
    }

    /** The first has the number 1. */
    public ClusterNode node(int number) {
        return nodes.get(number - 1);
    }

    /** Ends a node as a power cut would; the others go on alone when this returns. */
    public void kill(int number) {
        node(number).kill();
        awaitView();
    }

    /** Lets a node finish what it is doing and leave. */
    public void stop(int number) {
        node(number).stop();
        awaitView();
    }

    /** Has a node back. */
    public void start(int number) {
        node(number).start();
        awaitView();
    }

    /**
     * Has a node back on a machine whose clock is ahead of the others'; whoever does so stops it afterwards. By two minutes
     * and Keycloak's nodes do not find each other any more (26.7.3): what they share then is the database.
     */
    public void startAhead(int number, Duration ahead) {
        node(number).startAhead(ahead);
    }

    /** Shuts PostgreSQL down; every node's connections break. */
    public void stopDatabase() {
        SharedPostgres.get().stop();
    }

    /** Has it back; the nodes have got rid of the connections that broke when this returns. */
    public void startDatabase() {
        SharedPostgres.get().start();
        running().forEach(ClusterNode::awaitDatabase);
    }

    private void resize(int size) {
        for (ClusterNode node : nodes) {
            if (node.number() <= size && !node.running()) {
                start(node.number());
            }
            if (node.number() > size && node.running()) {
                stop(node.number());
            }
        }
    }

    private List<ClusterNode> running() {
        return nodes.stream().filter(ClusterNode::running).toList();
    }

    /** Until every node that runs sees as many as there are. */
    private void awaitView() {
        List<ClusterNode> running = running();
        Instant deadline = Instant.now().plus(PATIENCE);
        List<ClusterNode> behind = new ArrayList<>(running);
        while (!behind.isEmpty()) {
            behind.removeIf(it -> view(it) == running.size());
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the nodes do not find each other: " + behind);
            }
            pause();
        }
    }

    private static int view(ClusterNode node) {
        return VIEW.matcher(node.log())
                .results()
                .map(MatchResult::group)
                .reduce((earlier, later) -> later)
                .map(it -> it.replaceAll(".*\\(([0-9]+)\\)", "$1"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the nodes found each other", e);
        }
    }
}
