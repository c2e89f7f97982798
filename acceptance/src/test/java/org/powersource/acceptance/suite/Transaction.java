package org.powersource.acceptance.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements of a server in one database transaction, in their order, without those that begin, configure and end it. */
public record Transaction(String server, List<StatementLog.Entry> statements) {

    private static final Pattern VERB = Pattern.compile("^\\s*(\\w+)");
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update|join)\\s+([a-z_][\\w.]*)");

    public static List<Transaction> of(List<StatementLog.Entry> log) {
        List<Transaction> all = new ArrayList<>();
        Map<Long, Transaction> open = new LinkedHashMap<>();
        for (StatementLog.Entry entry : log) {
            switch (verb(entry.sql())) {
                case "begin" -> open.put(entry.connection(), new Transaction(entry.server(), new ArrayList<>()));
                case "set" -> {}
                case "commit", "rollback" -> add(all, open.remove(entry.connection()));
                default -> {
                    Transaction running = open.get(entry.connection());
                    if (running == null) {
                        all.add(new Transaction(entry.server(), List.of(entry)));
                    } else {
                        running.statements().add(entry);
                    }
                }
            }
        }
        open.values().forEach(unfinished -> add(all, unfinished));
        return all;
    }

    private static void add(List<Transaction> all, @Nullable Transaction ended) {
        if (ended != null && !ended.statements().isEmpty()) {
            all.add(ended);
        }
    }

    /** Kind of each statement with its table: {@code insert powersource_mail}. */
    public List<String> kinds() {
        return statements().stream().map(entry -> kind(entry.sql())).toList();
    }

    public boolean has(String kind) {
        return kinds().contains(kind);
    }

    private static String kind(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        Matcher table = TABLE.matcher(lower);
        String locks = lower.contains(" skip locked") ? " skip locked" : "";
        return verb(sql) + (table.find() ? " " + table.group(1) : "") + locks;
    }

    private static String verb(String sql) {
        Matcher verb = VERB.matcher(sql);
        return verb.find() ? verb.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
