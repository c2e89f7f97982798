package org.powersource.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Classes by their names in class files, such as {@code org/keycloak/models/UserModel}: those of jars first, then those of the JDK. */
final class Classes {

    private final List<Jars> jars;
    private final Map<String, Optional<ClassNode>> read = new HashMap<>();
    private final Map<String, Set<ClassNode>> lineages = new HashMap<>();

    Classes(List<Jars> jars) {
        this.jars = jars;
    }

    Optional<ClassNode> find(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private Optional<ClassNode> load(String name) {
        String entry = name + ".class";
        return jars.stream()
                .flatMap(part -> part.read(entry).stream())
                .findFirst()
                .or(() -> jdk(entry))
                .map(Classes::parse);
    }

    private static Optional<byte[]> jdk(String entry) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(entry)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassNode parse(byte[] file) {
        ClassNode parsed = new ClassNode();
        new ClassReader(file).accept(parsed, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return parsed;
    }

    /** The class, its superclasses, then all their interfaces: the order in which the JVM looks for a method (JVMS 5.4.3.3). */
    Set<ClassNode> lineage(ClassNode type) {
        Set<ClassNode> known = lineages.get(type.name);
        if (known == null) {
            known = new LinkedHashSet<>();
            for (Optional<ClassNode> next = Optional.of(type); next.isPresent(); next = superclass(next.get())) {
                known.add(next.get());
            }
            for (ClassNode ancestor : List.copyOf(known)) {
                addInterfaces(ancestor, known);
            }
            lineages.put(type.name, known);
        }
        return known;
    }

    private void addInterfaces(ClassNode type, Set<ClassNode> found) {
        type.interfaces.stream().flatMap(name -> find(name).stream()).forEach(parent -> {
            found.add(parent);
            addInterfaces(parent, found);
        });
    }

    private Optional<ClassNode> superclass(ClassNode type) {
        return Optional.ofNullable(type.superName).flatMap(this::find);
    }

    /** The member that a class finds by name and descriptor. */
    Optional<Member> member(ClassNode owner, String name, String descriptor) {
        return members(owner)
                .filter(member ->
                        member.name().equals(name) && member.descriptor().equals(descriptor))
                .findFirst();
    }

    /** Members of the class and all its ancestors. */
    Stream<Member> members(ClassNode type) {
        return lineage(type).stream().flatMap(Member::of);
    }
}
