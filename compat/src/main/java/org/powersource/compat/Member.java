package org.powersource.compat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * A field or method.
 *
 * @param access flags of the class file ({@link Opcodes})
 */
record Member(ClassNode owner, int access, String name, String descriptor) {

    /** Those that the class declares. */
    static Stream<Member> of(ClassNode type) {
        return Stream.concat(
                type.fields.stream().map(field -> new Member(type, field.access, field.name, field.desc)),
                type.methods.stream().map(method -> new Member(type, method.access, method.name, method.desc)));
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    /** Whether a subclass may have a method of its own in its place. */
    boolean isInstanceMethod() {
        return isMethod() && !is(Opcodes.ACC_STATIC) && !is(Opcodes.ACC_PRIVATE) && !name.startsWith("<");
    }

    boolean isLike(Member other) {
        return name.equals(other.name) && descriptor.equals(other.descriptor);
    }

    /** As people write it. */
    static String text(String owner, String name, String descriptor) {
        String type = Type.getObjectType(owner).getClassName();
        if (!descriptor.startsWith("(")) {
            return type + "." + name + ": " + simple(Type.getType(descriptor));
        }
        String arguments = Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(Member::simple)
                .collect(Collectors.joining(", ", "(", ")"));
        return name.equals("<init>")
                ? "new " + type + arguments
                : type + "." + name + arguments + ": " + simple(Type.getReturnType(descriptor));
    }

    private static String simple(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return text(owner.name, name, descriptor);
    }
}
