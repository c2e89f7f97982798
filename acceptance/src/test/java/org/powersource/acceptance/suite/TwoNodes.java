package org.powersource.acceptance.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.KeycloakServerBuilder;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;

/** Two Keycloaks on one PostgreSQL behind a {@link Balancer}: each request goes to the other node. */
public final class TwoNodes implements AutoCloseable {

    /** Time after which a node takes over the mails of a dead one: the shortest possible. */
    public static final int LEASE_SECONDS = 10;

    private static final List<String> NAMES = List.of("node-1", "node-2");

    private final EmbeddedDatabase database;
    private final @Nullable StatementLog statements;
    private final BiConsumer<String, KeycloakServerBuilder> settings;
    private final Port front = Port.free();
    private final Balancer balancer = Balancer.on(front);
    private final MailServer mail = MailServer.start();
    private final Port portal = Port.free();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Suite suite;

    /**
     * One of the two nodes.
     *
     * @param name as in {@link StatementLog}
     */
    public record Node(String name, KeycloakServer server) {

        /** Sum of all meters of that name, with any tags. */
        public double meter(String meter) {
            return new Metrics(server.managementUrl()).sum(meter);
        }
    }

    private TwoNodes(
            EmbeddedDatabase database,
            @Nullable StatementLog statements,
            Artifacts artifacts,
            BiConsumer<String, KeycloakServerBuilder> settings) {
        this.database = database;
        this.statements = statements;
        this.settings = settings;
        // One after the other: the first makes the tables.
        NAMES.forEach(name -> nodes.add(node(name, artifacts)));
        both();
        suite = Suite.on(
                Server.behind(url(), () -> nodes.stream().map(Node::server).toList(), portal, mail));
    }

    static TwoNodes start() {
        Path folder = StatementLog.folder();
        EmbeddedDatabase database = StatementLog.databaseWithLog(folder);
        return new TwoNodes(
                database,
                StatementLog.of(database, folder),
                Artifacts.fromSystemProperties(),
                (name, server) -> Server.withThemes(Server.withQuickHash(server)));
    }

    /**
     * Two nodes for load. Their database waits for its disk as in production, can be stopped, and keeps no log of statements.
     *
     * @param artifacts of both nodes
     * @param settings additional settings of the node with that name
     */
    public static TwoNodes underLoad(Artifacts artifacts, BiConsumer<String, KeycloakServerBuilder> settings) {
        return new TwoNodes(EmbeddedDatabase.durable(), null, artifacts, settings);
    }

    private Node node(String name, Artifacts artifacts) {
        return new Node(name, server(name, artifacts).clustered(clusterPort()).start());
    }

    /** Replaces a node by one with other artifacts, like an upgrade; requests go to both again. */
    public Node replace(Node node, Artifacts artifacts) {
        only(other(node));
        node.server().close();
        Node next = node(node.name(), artifacts);
        nodes.set(nodes.indexOf(node), next);
        both();
        return next;
    }

    /**
     * Another server on the same database, outside the cluster: for an offline command, or to test what it finds there.
     *
     * @param artifacts of the server
     */
    public KeycloakServerBuilder another(String name, Artifacts artifacts) {
        return server(name, artifacts).realms();
    }

    private KeycloakServerBuilder server(String name, Artifacts artifacts) {
        KeycloakServerBuilder builder = KeycloakServer.builder(artifacts)
                .database(database.databaseFor(name))
                .hostname(url())
                .admin("admin", "not-a-secret")
                .option("spi-powersource-outbox--default--lease-seconds", Integer.toString(LEASE_SECONDS))
                .mail(mail)
                .environment("POWERSOURCE_PORTAL_URL", "http://localhost:" + portal.number())
                .environment(Server.CONTACT_CLIENTS, Server.SCRIPTS)
                .logFile(log(name))
                .progress(System.out::println);
        settings.accept(name, builder);
        return name.equals(NAMES.get(0)) ? builder : builder.realms();
    }

    /** Log files of both nodes. */
    static List<Path> logs() {
        return NAMES.stream().map(TwoNodes::log).toList();
    }

    private static Path log(String name) {
        return Failures.FOLDER.resolveSibling("keycloak-" + name + ".log");
    }

    /** A free port, whose number plus 50,000 is free too: Keycloak uses both. */
    private static int clusterPort() {
        return new Random()
                .ints(10_000, 15_000)
                .filter(port -> IntStream.of(port, port + 50_000).allMatch(TwoNodes::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private String url() {
        return "http://localhost:" + front.number();
    }

    /** Both nodes as one server. */
    public Suite suite() {
        return suite;
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** Sends requests to both nodes in turn. */
    public void both() {
        balancer.between(nodes.stream().map(node -> node.server().localUrl()).toList());
    }

    /** Sends all requests to this node. */
    public void only(Node node) {
        balancer.between(List.of(node.server().localUrl()));
    }

    /** Number of requests that the node answered so far. */
    public int served(Node node) {
        return balancer.served(node.server().localUrl());
    }

    public Node other(Node node) {
        return nodes.stream().filter(one -> !one.equals(node)).findFirst().orElseThrow();
    }

    public StatementLog statements() {
        return Objects.requireNonNull(statements);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** Kinds of the statements that a node executes for a request, without those that begin and end transactions. */
    public List<String> statementsOf(Node node, Runnable request) {
        return Transaction.of(statements().during(request)).stream()
                .filter(transaction -> transaction.server().equals(node.name()))
                .filter(transaction -> !isOfTheBackground(transaction))
                .flatMap(transaction -> transaction.kinds().stream())
                .toList();
    }

    /**
     * The outbox looks for due mails, renews leases, counts rows for its meters and looks for the oldest; each second, problems are written;
     * the cluster keeps its list of nodes. What was begun before the first mark is told by each of its statements.
     */
    private static boolean isOfTheBackground(Transaction transaction) {
        String first = transaction.statements().get(0).sql().toLowerCase(Locale.ROOT);
        return transaction.has("select powersource_mail skip locked")
                || first.matches("update powersource_mail \\S+ set due_at=.*")
                || first.contains("group by")
                || first.contains("min(")
                || transaction.kinds().stream()
                        .anyMatch(kind -> kind.contains("jgroups") || kind.contains("powersource_problem"));
    }

    public Rows rows() {
        return new Rows(database);
    }

    @Override
    public void close() {
        suite.close();
        nodes.forEach(node -> node.server().close());
        balancer.close();
        if (statements != null) {
            statements.close();
        }
        database.close();
    }
}
