package org.powersource.idp.setup;

/** A request with invalid input. Nothing was changed. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    BadInput(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
