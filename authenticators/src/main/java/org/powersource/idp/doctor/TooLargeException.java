package org.powersource.idp.doctor;

/** A flow with so many steps or ways that walking through it would take the server's memory: the realm's administrators may build one. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
