package org.powersource.acceptance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.FileTree;

/** Every statement that PostgreSQL executed, from its own log. */
public final class StatementLog implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Executed statements, without empty ones, with which a pool tests its connections. */
    private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]*|statement): (.+)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Connection marks;

    private StatementLog(Path folder, EmbeddedDatabase database) {
        this.folder = folder;
        this.marks = database.connect();
    }

    /**
     * One statement.
     *
     * @param server name of the connection, see {@link EmbeddedDatabase#databaseFor}
     * @param connection process of the database that did it
     * @param parameters as the database prints them, empty without
     */
    public record Entry(String server, long connection, String sql, String parameters) {}

    /** A database with such a log. */
    public static EmbeddedDatabase databaseWithLog(Path folder) {
        return EmbeddedDatabase.start(Map.of(
                "log_statement", "all",
                "logging_collector", "on",
                "log_destination", "jsonlog",
                "log_directory", folder.toString(),
                "log_filename", "statements.log",
                "log_rotation_age", "0",
                "log_rotation_size", "0",
                "log_parameter_max_length", "200"));
    }

    public static Path folder() {
        try {
            return Files.createTempDirectory("powersource-statements-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static StatementLog of(EmbeddedDatabase database, Path folder) {
        return new StatementLog(folder, database);
    }

    /** Statements that were executed while {@code work} ran, in their order. */
    public List<Entry> during(Runnable work) {
        long start = mark();
        work.run();
        return read(start, mark());
    }

    /** End of the log when all earlier statements are in it. */
    private long mark() {
        String mark = "end of log " + UUID.randomUUID();
        try (Statement statement = marks.createStatement()) {
            statement.execute("select '" + mark + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        long[] end = new long[1];
        Eventually.until("in the log", LIMIT, () -> {
            end[0] = endOf(mark);
            return end[0] > 0;
        });
        return end[0];
    }

    /** Position after the mark. Only the last part of the file is read, because the mark is new. */
    private long endOf(String mark) {
        try {
            long size = Files.size(file());
            long from = Math.max(0, size - 400_000);
            String tail = text(from, size);
            int at = tail.lastIndexOf(mark);
            int line = at < 0 ? -1 : tail.indexOf('\n', at);
            return line < 0 ? 0 : from + tail.substring(0, line + 1).getBytes(StandardCharsets.ISO_8859_1).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Entry> read(long from, long to) {
        List<Entry> entries = new ArrayList<>();
        try (Stream<String> lines = text(from, to).lines()) {
            lines.forEach(line -> entry(line, entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static void entry(String line, List<Entry> entries) {
        try {
            JsonNode json = JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
            Matcher executed = EXECUTED.matcher(json.path("message").asText());
            if (executed.matches()) {
                entries.add(new Entry(
                        json.path("application_name").asText(),
                        json.path("pid").asLong(),
                        executed.group(1),
                        json.path("detail").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** Text with one character for each byte, so positions in the text are positions in the file. */
    private String text(long from, long to) throws IOException {
        try (var file = Files.newByteChannel(file())) {
            file.position(from);
            var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        }
    }

    private Path file() {
        return folder.resolve("statements.json");
    }

    @Override
    public void close() {
        try {
            marks.close();
            new FileTree(folder).delete();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
