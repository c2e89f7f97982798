package org.powersource.compat;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Names that Keycloak keeps in fields, found by the simple names of their classes: packages change more often. */
final class Constants {

    private final Jars keycloak;
    private final Classes classes;

    Constants(Jars keycloak, Classes classes) {
        this.keycloak = keycloak;
        this.classes = classes;
    }

    /** Constants of an enum, with the word of {@code stateType} that each begins with; without a state, the word is empty. */
    SortedMap<String, String> ofEnum(String simpleName, @Nullable String stateType) {
        SortedMap<String, String> names = new TreeMap<>();
        find(name -> name.equals(simpleName)).forEach(type -> {
            fields(type, Opcodes.ACC_ENUM).forEach(field -> names.put(field.name, ""));
            if (stateType != null) {
                addStates(type, stateType, names);
            }
        });
        return names;
    }

    /** The initializer of an enum loads the name of a constant, then its arguments. */
    private static void addStates(ClassNode type, String stateType, SortedMap<String, String> names) {
        String current = "";
        for (AbstractInsnNode instruction : initializer(type).toList()) {
            if (instruction instanceof LdcInsnNode text && text.cst instanceof String name && names.containsKey(name)) {
                current = name;
            } else if (instruction instanceof FieldInsnNode field
                    && field.owner.endsWith("$" + stateType)
                    && names.getOrDefault(current, "-").isEmpty()) {
                names.put(current, field.name);
            }
        }
    }

    private static Stream<AbstractInsnNode> initializer(ClassNode type) {
        return type.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .flatMap(method -> Stream.of(method.instructions.toArray()));
    }

    /** Texts in static fields of classes, each with the name of its field. */
    SortedMap<String, String> texts(Predicate<String> simpleName, Predicate<String> fieldName) {
        SortedMap<String, String> texts = new TreeMap<>();
        find(simpleName)
                .forEach(type -> fields(type, Opcodes.ACC_STATIC)
                        .filter(field -> fieldName.test(field.name) && field.value instanceof String)
                        .forEach(field -> texts.put((String) field.value, simple(type.name) + "." + field.name)));
        return texts;
    }

    /** Names of the fields that objects of these classes have. */
    SortedMap<String, String> fields(Predicate<String> simpleName) {
        SortedMap<String, String> names = new TreeMap<>();
        find(simpleName)
                .forEach(type -> type.fields.stream()
                        .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
                        .forEach(field -> names.put(simple(type.name) + "." + field.name, "")));
        return names;
    }

    private static Stream<FieldNode> fields(ClassNode type, int flag) {
        return type.fields.stream().filter(field -> (field.access & flag) != 0);
    }

    private Stream<ClassNode> find(Predicate<String> simpleName) {
        return keycloak.classNames()
                .filter(name -> simpleName.test(simple(name)))
                .map(classes::find)
                .flatMap(Optional::stream);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
