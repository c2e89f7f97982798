package org.powersource.idp;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The texts in a compiled class. ArchUnit knows classes and members only. */
public final class StringConstants {

    /** Tag of a string in a class file (JVM Specification §4.4). */
    private static final int STRING = 8;

    private StringConstants() {}

    /** Constants of other classes that the compiler copied into this one are among them. */
    public static Set<String> in(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            ClassReader file = new ClassReader(bytes);
            char[] buffer = new char[file.getMaxStringLength()];
            Set<String> found = new TreeSet<>();
            for (int item = 1; item < file.getItemCount(); item++) {
                int offset = file.getItem(item);
                if (offset > 0 && file.readByte(offset - 1) == STRING) {
                    found.add(String.valueOf(file.readConst(item, buffer)));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
