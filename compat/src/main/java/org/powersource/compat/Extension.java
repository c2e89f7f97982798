package org.powersource.compat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;

/** The jars of an extension. */
final class Extension {

    private static final Pattern JSON_TEXT = Pattern.compile("\"([^\"\\\\]+)\"");

    private final Jars jars;
    private final Themes themes;

    Extension(Jars jars) {
        this.jars = jars;
        this.themes = new Themes(jars);
    }

    Themes themes() {
        return themes;
    }

    /** What doesn't fit to a server. */
    Set<Problem> problems(Server server) {
        Classes all = new Classes(List.of(jars, server.jars()));
        Set<Problem> problems = new TreeSet<>(themes.problems(new Themes(server.keycloak())));
        classes(all).forEach(type -> problems.addAll(Linkage.problems(all, type)));
        Providers.services(jars)
                .filter(service -> all.find(service.replace('.', '/')).isEmpty())
                .forEach(service -> problems.add(new Problem(Fault.CLASS_GONE, service, Providers.SERVICES + service)));
        return problems;
    }

    /** Texts of classes and JSON files, such as a realm: among them the ids that the extension uses. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        classes(new Classes(List.of(jars)))
                .forEach(type -> texts.addAll(References.of(type).texts()));
        jars.entries()
                .filter(entry -> entry.endsWith(".json"))
                .flatMap(jars::all)
                .flatMap(file -> JSON_TEXT
                        .matcher(new String(file, StandardCharsets.UTF_8))
                        .results())
                .forEach(text -> texts.add(text.group(1)));
        return texts;
    }

    private Stream<ClassNode> classes(Classes classes) {
        return jars.classNames().flatMap(name -> classes.find(name).stream());
    }
}
