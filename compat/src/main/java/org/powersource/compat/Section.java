package org.powersource.compat;

import java.util.SortedMap;

/**
 * Things of one kind that a server has.
 *
 * @param items by name; an item has changed if its value has
 */
record Section(String title, SortedMap<String, String> items) {

    Section with(SortedMap<String, String> others) {
        return new Section(title, others);
    }
}
