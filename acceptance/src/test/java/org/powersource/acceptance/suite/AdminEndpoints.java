package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Every method of the admin API below a realm, read from the annotations of the server's own jars. So none is forgotten, and methods of a later
 * Keycloak are included.
 */
public final class AdminEndpoints implements AutoCloseable {

    private static final String LIBRARIES = "/lib/lib/main/";
    private static final String REALM = "org.keycloak.services.resources.admin.RealmAdminResource";
    /** Class of a resource that the server finds by id at run time: {@code @Path("{extension}")}. */
    private static final String CONSOLE = "org.keycloak.admin.ui.rest.AdminExtResource";

    private final URLClassLoader server;
    private final Set<Endpoint> found = new TreeSet<>();

    private AdminEndpoints(URLClassLoader server) {
        this.server = server;
    }

    /**
     * A method.
     *
     * @param path below the realm, with a slash before it and parameters in braces
     */
    public record Endpoint(String method, String path) implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    /** Methods of the distribution that the tests run. */
    public static Set<Endpoint> all(Path folder) {
        try (AdminEndpoints endpoints = new AdminEndpoints(new URLClassLoader(
                unpack(Path.of(System.getProperty("powersource.distribution")), folder),
                ClassLoader.getPlatformClassLoader()))) {
            endpoints.walk(endpoints.load(REALM), "", new HashSet<>());
            endpoints.walk(endpoints.load(CONSOLE), "/ui-ext", new HashSet<>());
            endpoints.found.add(new Endpoint("GET", "/powersource/mails"));
            endpoints.found.add(new Endpoint("POST", "/powersource/spoken-code"));
            endpoints.found.add(new Endpoint("GET", "/powersource/accounts"));
            endpoints.found.add(new Endpoint("GET", "/powersource/requests"));
            endpoints.found.add(new Endpoint("POST", "/powersource/requests/{request}/decision"));
            List.of("GET", "POST", "DELETE")
                    .forEach(method -> endpoints.found.add(new Endpoint(method, "/powersource/setup")));
            return endpoints.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] unpack(Path distribution, Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(distribution.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().contains(LIBRARIES) && entry.getName().endsWith(".jar")) {
                    Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, jar);
                    }
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return jars.toArray(URL[]::new);
    }

    private Class<?> load(String name) {
        try {
            return server.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Not in this Keycloak any more: " + name, e);
        }
    }

    private void walk(Class<?> resource, String path, Set<Class<?>> onTheWay) {
        if (!onTheWay.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            String below = value(annotation(method, "Path"));
            List<String> verbs = verbs(method);
            String part = below == null ? "" : below.replaceAll("^/+|/+$", "");
            String here = part.isEmpty() ? path : path + "/" + part;
            if (!verbs.isEmpty()) {
                verbs.forEach(verb -> found.add(new Endpoint(verb, here)));
            } else if (below != null) {
                walk(method.getReturnType(), here, new HashSet<>(onTheWay));
            }
        }
    }

    /** Annotation of a method, or of a method that it overrides. */
    private @Nullable Annotation annotation(Method method, String name) {
        return Arrays.stream(method.getAnnotations())
                .filter(candidate -> candidate.annotationType().getName().equals("jakarta.ws.rs." + name))
                .findFirst()
                .orElse(null);
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(candidate -> Arrays.stream(candidate.annotationType().getAnnotations()))
                .filter(meta -> meta.annotationType().getName().equals("jakarta.ws.rs.HttpMethod"))
                .map(AdminEndpoints::value)
                .filter(verb -> verb != null && !verb.equals("OPTIONS"))
                .toList();
    }

    private static @Nullable String value(@Nullable Annotation annotation) {
        try {
            return annotation == null
                    ? null
                    : (String) annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
