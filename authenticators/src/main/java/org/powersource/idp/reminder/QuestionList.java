package org.powersource.idp.reminder;

import java.util.Arrays;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;

/**
 * The questions that pages show for an address: to choose from when it is set, as a memory aid at Forgot My Password. They depend on the
 * address and the realm's options only, so they reveal nothing about an account.
 */
public final class QuestionList {

    static final int SUGGESTED = 5;

    private final EmailAddress address;
    private final boolean ownAllowed;

    private QuestionList(EmailAddress address, boolean ownAllowed) {
        this.address = address;
        this.ownAllowed = ownAllowed;
    }

    public static QuestionList of(EmailAddress address, RealmModel realm) {
        return new QuestionList(address, ReminderSettings.of(realm).ownQuestion());
    }

    /** The five that come first for this address. */
    public List<ReminderQuestion> getSuggested() {
        List<String> ids =
                Arrays.stream(ListedQuestion.values()).map(ListedQuestion::id).toList();
        return new QuestionRanking(address)
                .first(SUGGESTED, ids).stream()
                        .flatMap(id -> ListedQuestion.byId(id).stream())
                        .map(ReminderQuestion::listed)
                        .toList();
    }

    public List<ReminderQuestion> getAll() {
        return Arrays.stream(ListedQuestion.values())
                .map(ReminderQuestion::listed)
                .toList();
    }

    /** All but the {@link #getSuggested() suggested} ones. */
    public List<ReminderQuestion> getOthers() {
        List<ReminderQuestion> suggested = getSuggested();
        return getAll().stream()
                .filter(question -> !suggested.contains(question))
                .toList();
    }

    /** Whether the realm allows questions in their owners' words. */
    public boolean isOwnAllowed() {
        return ownAllowed;
    }
}
