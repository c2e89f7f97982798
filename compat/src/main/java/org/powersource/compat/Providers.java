package org.powersource.compat;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The factories that jars name as services, by the ids that their class files contain. */
final class Providers {

    static final String SERVICES = "META-INF/services/";

    private final Jars jars;
    private final Classes classes;

    Providers(Jars jars, Classes classes) {
        this.jars = jars;
        this.classes = classes;
    }

    /** Names of the services' interfaces. */
    static Stream<String> services(Jars jars) {
        return jars.entries()
                .filter(entry -> entry.startsWith(SERVICES))
                .map(entry -> entry.substring(SERVICES.length()))
                .filter(service -> service.indexOf('/') < 0);
    }

    /** Factories of a service, by id; by the name of their class if it computes the id. */
    SortedMap<String, ClassNode> of(String service) {
        SortedMap<String, ClassNode> factories = new TreeMap<>();
        jars.lines(SERVICES + service)
                .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                .filter(line -> !line.isEmpty())
                .flatMap(name -> classes.find(name).stream())
                .forEach(factory -> factories.put(
                        id(factory).orElse(factory.name.substring(factory.name.lastIndexOf('/') + 1)), factory));
        return factories;
    }

    private Optional<String> id(ClassNode factory) {
        return classes.lineage(factory).stream()
                .flatMap(type -> type.methods.stream())
                .filter(method -> method.name.equals("getId") && method.desc.equals("()Ljava/lang/String;"))
                .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) == 0)
                .findFirst()
                .flatMap(this::text);
    }

    /** The first text that the method loads. */
    private Optional<String> text(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                return Optional.of(text);
            }
            if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
                return classes.find(field.owner).stream()
                        .flatMap(owner -> owner.fields.stream())
                        .filter(constant -> constant.name.equals(field.name))
                        .filter(constant -> constant.value instanceof String)
                        .map(constant -> (String) constant.value)
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
