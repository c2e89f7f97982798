package org.powersource.compat;

/** What is wrong with something that an extension relies on. */
enum Fault {
    CLASS_GONE("Classes that are gone"),
    CLASS_HIDDEN("Classes that are no longer visible"),
    CLASS_CHANGED("Classes that became interfaces, and interfaces that became classes"),
    CLASS_FINAL("Classes that can no longer be extended"),
    CLASS_ABSTRACT("Classes that became abstract, and of which objects are made"),
    MEMBER_GONE("Fields and methods that are gone"),
    MEMBER_HIDDEN("Fields and methods that are no longer visible"),
    MEMBER_STATIC("Fields and methods that became static, or no longer are"),
    METHOD_FINAL("Methods that can no longer be overridden"),
    NOT_IMPLEMENTED("New abstract methods, which the class lacks"),
    OVERRIDES_NOTHING("Methods that override nothing any more, so nobody calls them"),
    TEMPLATE_GONE("Templates that are gone, and that a template imports"),
    TEXT_GONE("Messages that are gone, and that a template shows"),
    DEPRECATED("Used, and deprecated now");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether the extension can't run because of it. */
    boolean breaks() {
        return this != DEPRECATED;
    }
}
