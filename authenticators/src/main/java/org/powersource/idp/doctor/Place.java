package org.powersource.idp.doctor;

import org.jspecify.annotations.Nullable;

/**
 * Where a check found something.
 *
 * @param detail a sentence that is added to the check's; may be empty
 * @param severity null for the check's own
 */
record Place(String where, String detail, @Nullable Severity severity) {

    static final String REALM = "realm";

    static Place at(String where) {
        return new Place(where, "", null);
    }

    static Place at(String where, String detail) {
        return new Place(where, detail, null);
    }

    Place as(Severity other) {
        return new Place(where, detail, other);
    }
}
