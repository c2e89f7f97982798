package org.powersource.idp.kit;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The admin events that the suite writes; {@code docs/events.md} is made from these rows. */
public enum SuiteAdminEvent {
    CREDENTIAL_RESET(
            OperationType.ACTION,
            ResourceType.USER,
            "users/{id}/execute-actions-email",
            "a contact had a link to a new password sent",
            "the list of actions, `UPDATE_PASSWORD`"),
    SPOKEN_CODE(
            OperationType.ACTION,
            ResourceType.USER,
            "users/{id}/spoken-code",
            "a contact or an administrator made a code to read out to the account's owner",
            "the code's end, `expires`; never the code"),
    REQUESTED_ACCOUNT(
            OperationType.CREATE,
            ResourceType.USER,
            "users/{id}",
            "a contact or an administrator created the account that somebody had asked for",
            "the new account's `username` and `email`"),
    SETUP(
            OperationType.UPDATE,
            ResourceType.REALM,
            "powersource/setup",
            "setup installed the suite in the realm, or brought it up to date",
            "the call's answer, with its changes"),
    SETUP_REMOVED(
            OperationType.DELETE,
            ResourceType.REALM,
            "powersource/setup",
            "setup removed the suite from the realm",
            "the call's answer, with its changes");

    private static final String ID = "{id}";

    private final OperationType operation;
    private final ResourceType resource;
    private final String path;
    private final String words;
    private final String representation;

    SuiteAdminEvent(OperationType operation, ResourceType resource, String path, String words, String representation) {
        this.operation = operation;
        this.resource = resource;
        this.path = path;
        this.words = words;
        this.representation = representation;
    }

    /** Cells of the row: operation, resource type, path, when it is written, representation. */
    public List<String> cells() {
        return List.of("`" + operation + "`", "`" + resource + "`", "`" + path + "`", words, representation);
    }

    /**
     * Sends the event, in the request's transaction.
     *
     * @param ids for each <code>{id}</code> of the path
     */
    public void report(AdminEventBuilder event, Object body, String... ids) {
        Iterator<String> next = List.of(ids).iterator();
        event.operation(operation)
                .resource(resource)
                .resourcePath(Stream.of(path.split("/"))
                        .map(part -> part.equals(ID) ? next.next() : part)
                        .toArray(String[]::new))
                .representation(body)
                .success();
    }
}
