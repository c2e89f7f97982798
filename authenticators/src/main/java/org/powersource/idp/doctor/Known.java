package org.powersource.idp.doctor;

/** Whether a sign-in knows its account at some point of a flow. */
enum Known {
    NOBODY,
    PERHAPS,
    SURELY;

    Known or(Known other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
