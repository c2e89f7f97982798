package org.powersource.compat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Reads the annotations of Jakarta REST, from the resources at the server's root down to their sub-resources. */
final class Endpoints {

    private static final String REST = "Ljakarta/ws/rs/";
    private static final Pattern VERB = Pattern.compile(REST + "(GET|POST|PUT|DELETE|PATCH|HEAD);");
    private static final Pattern ENDS = Pattern.compile("^/+|/+$");
    private static final Pattern LAST_PARAMETER = Pattern.compile("\\{[^/]*}$");

    private final Jars keycloak;
    private final Classes classes;
    private final Providers providers;
    private final Set<Endpoint> found = new TreeSet<>();

    Endpoints(Jars keycloak, Classes classes) {
        this.keycloak = keycloak;
        this.classes = classes;
        this.providers = new Providers(keycloak, classes);
    }

    List<Endpoint> all() {
        keycloak.classNames()
                .filter(name -> name.startsWith("org/keycloak/"))
                .flatMap(name -> classes.find(name).stream())
                .forEach(type ->
                        path(type.visibleAnnotations).ifPresent(path -> walk(type, below("", path), new HashSet<>())));
        return List.copyOf(found);
    }

    private void walk(ClassNode resource, String path, Set<String> onTheWay) {
        if (!onTheWay.add(resource.name)) {
            return;
        }
        for (MethodNode method : methods(resource)) {
            Optional<String> part = path(method.visibleAnnotations);
            List<String> verbs = verbs(method);
            String here = below(path, part.orElse(""));
            verbs.forEach(verb -> found.add(new Endpoint(verb, here)));
            if (verbs.isEmpty() && part.isPresent()) {
                resources(method).forEach(next -> walk(next, here, new HashSet<>(onTheWay)));
                extensions(method)
                        .forEach((id, next) -> walk(
                                next,
                                LAST_PARAMETER.matcher(here).replaceFirst(Matcher.quoteReplacement(id)),
                                new HashSet<>(onTheWay)));
            }
        }
    }

    /** Those with annotations; the ones of an overridden method count if its successor has none. */
    private List<MethodNode> methods(ClassNode resource) {
        Map<String, MethodNode> methods = new LinkedHashMap<>();
        classes.lineage(resource).stream()
                .flatMap(type -> type.methods.stream())
                .filter(method -> (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0)
                .filter(method -> path(method.visibleAnnotations).isPresent()
                        || !verbs(method).isEmpty())
                .forEach(method -> methods.putIfAbsent(method.name + method.desc, method));
        return List.copyOf(methods.values());
    }

    /** What a method without a verb leads to: its type, or what it makes. */
    private List<ClassNode> resources(MethodNode method) {
        Type type = Type.getReturnType(method.desc);
        if (type.getSort() != Type.OBJECT) {
            return List.of();
        }
        List<ClassNode> declared = classes.find(type.getInternalName()).filter(this::isResource).stream()
                .toList();
        return declared.isEmpty() ? made(method).filter(this::isResource).toList() : declared;
    }

    private boolean isResource(ClassNode type) {
        return !methods(type).isEmpty();
    }

    private Stream<ClassNode> made(MethodNode method) {
        return StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(TypeInsnNode.class::isInstance)
                .filter(instruction -> instruction.getOpcode() == Opcodes.NEW)
                .flatMap(instruction -> classes.find(((TypeInsnNode) instruction).desc).stream());
    }

    /** Resources of providers, by id, if the method looks up a provider. */
    private Map<String, ClassNode> extensions(MethodNode method) {
        Map<String, ClassNode> resources = new LinkedHashMap<>();
        StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(LdcInsnNode.class::isInstance)
                .map(instruction -> ((LdcInsnNode) instruction).cst)
                .filter(Type.class::isInstance)
                .map(type -> ((Type) type).getClassName() + "Factory")
                .forEach(service -> providers
                        .of(service)
                        .forEach((id, factory) -> makes(factory, "create")
                                .flatMap(provider -> makes(provider, "getResource"))
                                .filter(this::isResource)
                                .forEach(resource -> resources.put(id, resource))));
        return resources;
    }

    /** What methods of this name make, or else the object itself. */
    private Stream<ClassNode> makes(ClassNode maker, String name) {
        List<ClassNode> made = classes.lineage(maker).stream()
                .flatMap(type -> type.methods.stream())
                .filter(method -> method.name.equals(name))
                .flatMap(this::made)
                .toList();
        return made.isEmpty() ? Stream.of(maker) : made.stream();
    }

    private static List<String> verbs(MethodNode method) {
        return annotations(method.visibleAnnotations)
                .map(annotation -> VERB.matcher(annotation.desc))
                .filter(Matcher::matches)
                .map(verb -> verb.group(1))
                .toList();
    }

    private static Optional<String> path(@Nullable List<AnnotationNode> annotations) {
        return annotations(annotations)
                .filter(annotation -> annotation.desc.equals(REST + "Path;"))
                .map(annotation -> (String) annotation.values.get(1))
                .findFirst();
    }

    private static Stream<AnnotationNode> annotations(@Nullable List<AnnotationNode> annotations) {
        return annotations == null ? Stream.empty() : annotations.stream();
    }

    private static String below(String path, String part) {
        String rest = ENDS.matcher(part).replaceAll("");
        return rest.isEmpty() ? path : path + "/" + rest;
    }
}
