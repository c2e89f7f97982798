package org.powersource.compat;

/** An extension can't run on a server. */
public final class IncompatibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncompatibleException(String message) {
        super(message);
    }
}
