package org.powersource.idp.accountlist;

/** A query parameter that can't be used. The message tells the caller what it may be. */
final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    BadParameter(String name, String message) {
        super(message, null, false, false);
        this.name = name;
    }

    String name() {
        return name;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
