package org.powersource.idp.mail;

import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Several kinds of mail that a feature registers as one service; a single kind is a service itself. */
public interface MailKinds {

    Stream<? extends MailKind> kinds();

    /** Kinds of all features. */
    static Stream<MailKind> all() {
        ClassLoader suite = MailKinds.class.getClassLoader();
        return Stream.concat(
                ServiceLoader.load(MailKind.class, suite).stream().map(ServiceLoader.Provider::get),
                ServiceLoader.load(MailKinds.class, suite).stream()
                        .map(ServiceLoader.Provider::get)
                        .flatMap(MailKinds::kinds));
    }
}
