package org.powersource.compat;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * Whether a class of an extension fits to the classes of a server, as the JVM would find out when it runs it (JVMS 5.3, 5.4). Finds more than
 * is wrong: annotations that a server lacks, methods that never overrode anything. The difference between two servers is what counts.
 */
final class Linkage {

    private final Classes classes;
    private final ClassNode user;
    private final Set<Problem> problems = new TreeSet<>();

    private Linkage(Classes classes, ClassNode user) {
        this.classes = classes;
        this.user = user;
    }

    /** @param user one of {@code classes} */
    static Set<Problem> problems(Classes classes, ClassNode user) {
        Linkage linkage = new Linkage(classes, user);
        References used = References.of(user);
        used.types().forEach(linkage::checkType);
        used.created().forEach(linkage::checkCreation);
        used.members().forEach(linkage::checkMember);
        used.lambdas().forEach(linkage::checkLambda);
        linkage.checkParents();
        Member.of(user).filter(Member::isInstanceMethod).forEach(linkage::checkOverriding);
        if ((user.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
            linkage.checkImplementation();
        }
        return linkage.problems;
    }

    private void checkType(String name) {
        classes.find(name)
                .ifPresentOrElse(
                        type -> {
                            report((type.access & Opcodes.ACC_PUBLIC) == 0 && !isNear(type), Fault.CLASS_HIDDEN, name);
                            report((type.access & Opcodes.ACC_DEPRECATED) != 0, Fault.DEPRECATED, name);
                        },
                        () -> report(true, Fault.CLASS_GONE, name));
    }

    private void checkCreation(String name) {
        classes.find(name)
                .ifPresent(type -> report((type.access & Opcodes.ACC_ABSTRACT) != 0, Fault.CLASS_ABSTRACT, name));
    }

    /** The JDK's are left out: some of its methods take any arguments, and it isn't what changes. */
    private void checkMember(References.Used used) {
        if (used.owner().startsWith("java/") || used.owner().startsWith("[")) {
            return;
        }
        classes.find(used.owner()).ifPresent(owner -> {
            boolean isMethod = used.descriptor().startsWith("(");
            report(isMethod && used.ofInterface() != isInterface(owner), Fault.CLASS_CHANGED, used.owner());
            String text = Member.text(used.owner(), used.name(), used.descriptor());
            classes.member(owner, used.name(), used.descriptor())
                    .ifPresentOrElse(
                            member -> {
                                add(!isVisible(member, owner, used), Fault.MEMBER_HIDDEN, text);
                                add(member.is(Opcodes.ACC_STATIC) != used.isStatic(), Fault.MEMBER_STATIC, text);
                                add(member.is(Opcodes.ACC_DEPRECATED), Fault.DEPRECATED, text);
                            },
                            () -> add(true, Fault.MEMBER_GONE, text));
        });
    }

    /** A function implements one method; an interface with two abstract ones can't be a function. */
    private void checkLambda(References.Lambda lambda) {
        classes.find(lambda.type())
                .ifPresent(type -> classes.members(type)
                        .filter(member -> isUnimplemented(type, member))
                        .filter(member -> !member.name().equals(lambda.method()))
                        .forEach(member -> add(true, Fault.NOT_IMPLEMENTED, member.toString())));
    }

    private void checkParents() {
        classes.find(user.superName).ifPresent(parent -> {
            report(isInterface(parent), Fault.CLASS_CHANGED, parent.name);
            boolean isSealed = parent.permittedSubclasses != null && !parent.permittedSubclasses.contains(user.name);
            report(isSealed || (parent.access & Opcodes.ACC_FINAL) != 0, Fault.CLASS_FINAL, parent.name);
        });
        user.interfaces.stream().flatMap(name -> classes.find(name).stream()).forEach(parent -> {
            report(!isInterface(parent), Fault.CLASS_CHANGED, parent.name);
            boolean isSealed = parent.permittedSubclasses != null && !parent.permittedSubclasses.contains(user.name);
            report(isSealed, Fault.CLASS_FINAL, parent.name);
        });
    }

    private void checkOverriding(Member method) {
        var overridden = classes.members(user)
                .filter(other -> other.owner() != user && other.isLike(method))
                .filter(other -> other.isInstanceMethod() && isVisible(other))
                .toList();
        overridden.stream()
                .filter(other -> other.is(Opcodes.ACC_FINAL))
                .forEach(other -> add(true, Fault.METHOD_FINAL, other.toString()));
        add(overridden.isEmpty(), Fault.OVERRIDES_NOTHING, method.toString());
    }

    private void checkImplementation() {
        classes.members(user)
                .filter(member -> isUnimplemented(user, member))
                .forEach(member -> add(true, Fault.NOT_IMPLEMENTED, member.toString()));
    }

    private boolean isUnimplemented(ClassNode type, Member method) {
        return method.isMethod()
                && method.is(Opcodes.ACC_ABSTRACT)
                && classes.members(type)
                        .noneMatch(other ->
                                other.isLike(method) && other.isInstanceMethod() && !other.is(Opcodes.ACC_ABSTRACT));
    }

    /** A protected member of another package is visible on objects of the own class only (JVMS 5.4.4). */
    private boolean isVisible(Member member, ClassNode owner, References.Used used) {
        boolean isOnAnother =
                !used.isStatic() && !used.onSuper() && !classes.lineage(owner).contains(user);
        return isVisible(member) && !(member.is(Opcodes.ACC_PROTECTED) && !isNear(member.owner()) && isOnAnother);
    }

    private boolean isVisible(Member member) {
        if (member.is(Opcodes.ACC_PUBLIC)) {
            return true;
        }
        if (member.is(Opcodes.ACC_PRIVATE)) {
            return nest(user).equals(nest(member.owner()));
        }
        return isNear(member.owner())
                || (member.is(Opcodes.ACC_PROTECTED) && classes.lineage(user).contains(member.owner()));
    }

    private static String nest(ClassNode type) {
        return type.nestHostClass == null ? type.name : type.nestHostClass;
    }

    /** In the same package. */
    private boolean isNear(ClassNode other) {
        return room(other.name).equals(room(user.name));
    }

    private static String room(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static boolean isInterface(ClassNode type) {
        return (type.access & Opcodes.ACC_INTERFACE) != 0;
    }

    private void report(boolean isWrong, Fault fault, String type) {
        add(isWrong, fault, Type.getObjectType(type).getClassName());
    }

    private void add(boolean isWrong, Fault fault, String subject) {
        if (isWrong) {
            problems.add(
                    new Problem(fault, subject, Type.getObjectType(user.name).getClassName()));
        }
    }
}
