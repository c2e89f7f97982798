package org.powersource.idp.doctor;

/** A flow has too many steps or ways to walk through it within the server's memory. A realm's administrators can build such a flow. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
