package org.powersource.compat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What a class names of others.
 *
 * @param types classes, wherever they are named: also in signatures and annotations
 * @param created classes that it makes objects of
 * @param members fields and methods
 * @param lambdas functions that it makes
 * @param texts constants
 */
record References(Set<String> types, Set<String> created, Set<Used> members, Set<Lambda> lambdas, Set<String> texts) {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    /**
     * A field or method, and how it is used.
     *
     * @param onSuper whether the class calls it as its parent's, or to make an object
     */
    record Used(String owner, String name, String descriptor, boolean isStatic, boolean ofInterface, boolean onSuper) {}

    /** A function, and the method of the interface that it implements. */
    record Lambda(String type, String method, String descriptor) {}

    static References of(ClassNode type) {
        References found =
                new References(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        type.accept(new ClassRemapper(new ClassNode(), new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                found.types.add(name);
                return name;
            }
        }));
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                found.add(instruction);
            }
        }
        return found;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode field) {
            boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
            members.add(new Used(field.owner, field.name, field.desc, isStatic, false, false));
        } else if (instruction instanceof MethodInsnNode call) {
            members.add(new Used(
                    call.owner,
                    call.name,
                    call.desc,
                    call.getOpcode() == Opcodes.INVOKESTATIC,
                    call.itf,
                    call.getOpcode() == Opcodes.INVOKESPECIAL));
        } else if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
            created.add(made.desc);
        } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
            texts.add(text);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            add(dynamic);
        }
    }

    private void add(InvokeDynamicInsnNode dynamic) {
        Stream.concat(Stream.of(dynamic.bsm), Arrays.stream(dynamic.bsmArgs))
                .filter(Handle.class::isInstance)
                .map(Handle.class::cast)
                .map(References::used)
                .forEach(members::add);
        if (dynamic.bsm.getOwner().equals(LAMBDAS) && dynamic.bsmArgs[0] instanceof Type method) {
            lambdas.add(new Lambda(
                    Type.getReturnType(dynamic.desc).getInternalName(), dynamic.name, method.getDescriptor()));
        }
        Arrays.stream(dynamic.bsmArgs)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(texts::add);
    }

    private static Used used(Handle handle) {
        boolean isStatic = switch (handle.getTag()) {
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC, Opcodes.H_INVOKESTATIC -> true;
            default -> false;
        };
        boolean onSuper = handle.getTag() == Opcodes.H_INVOKESPECIAL || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        return new Used(handle.getOwner(), handle.getName(), handle.getDesc(), isStatic, handle.isInterface(), onSuper);
    }
}
