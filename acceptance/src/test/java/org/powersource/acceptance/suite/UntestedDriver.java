package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * H2, which pretends to be another database to the suite only. Keycloak gets the real name: it creates its tables before the suite is asked, and
 * can do so for known databases only. Needs only the JDK, and H2 on the server.
 */
public final class UntestedDriver implements Driver {

    public static final String NAME = "Otherbase";

    private static final String SUITE = "org.powersource.idp.";

    private final Driver h2;

    public UntestedDriver() throws ReflectiveOperationException {
        h2 = Class.forName("org.h2.Driver")
                .asSubclass(Driver.class)
                .getConstructor()
                .newInstance();
    }

    /** Makes the jar for the server's folder {@code providers}. */
    public static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("untested-driver.jar");
        String file = UntestedDriver.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                InputStream code = Objects.requireNonNull(
                        UntestedDriver.class.getClassLoader().getResourceAsStream(file))) {
            entries.putNextEntry(new JarEntry(file));
            code.transferTo(entries);
        }
        return jar;
    }

    @Override
    public @Nullable Connection connect(String url, Properties settings) throws SQLException {
        Connection connection = h2.connect(url, settings);
        return connection == null ? null : renamed(Connection.class, connection);
    }

    private static <T> T renamed(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                UntestedDriver.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    if (answer instanceof DatabaseMetaData data) {
                        return renamed(DatabaseMetaData.class, data);
                    }
                    return method.getName().equals("getDatabaseProductName") && isAskedByTheSuite() ? NAME : answer;
                }));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isAskedByTheSuite() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(SUITE)));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return h2.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
        return h2.getPropertyInfo(url, settings);
    }

    @Override
    public int getMajorVersion() {
        return h2.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return h2.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return h2.jdbcCompliant();
    }

    @Override
    public @Nullable Logger getParentLogger() {
        return null;
    }
}
