package org.powersource.idp.userprofile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.representations.idm.UserProfileAttributeGroupMetadata;
import org.keycloak.representations.idm.UserProfileAttributeMetadata;
import org.keycloak.representations.idm.UserProfileMetadata;
import org.powersource.idp.account.ComputedField;
import org.powersource.idp.site.Sites;

/**
 * Order of a record in the admin console: status, sites, then everything else. The console shows attributes without a group first (26.7.4 {@code
 * UserProfileFields.tsx}). So this answer gives them a group of their own; no realm stores it.
 */
final class RecordLayout {

    private static final Set<String> STATE = Set.of(
            ComputedField.STATUS.attribute(),
            ComputedField.LAST_MAIL.attribute(),
            ComputedField.LAST_PROBLEM.attribute(),
            ComputedField.OPEN_REQUEST.attribute());

    private static final UserProfileAttributeGroupMetadata ACCOUNT = group("powersource-account", "${recordAccount}");
    /** With Keycloak's own heading for attributes without a group. */
    private static final UserProfileAttributeGroupMetadata GENERAL = group("powersource-general", "${general}");

    private RecordLayout() {}

    private static UserProfileAttributeGroupMetadata group(String name, String header) {
        return new UserProfileAttributeGroupMetadata(name, header, null, null);
    }

    static UserProfileMetadata of(UserProfileMetadata record) {
        List<UserProfileAttributeMetadata> attributes =
                record.getAttributes().stream().map(RecordLayout::grouped).toList();
        List<UserProfileAttributeGroupMetadata> groups = new ArrayList<>(record.getGroups());
        Optional<UserProfileAttributeGroupMetadata> sites = Stream.ofNullable(
                        record.getAttributeMetadata(Sites.ATTRIBUTE))
                .map(attribute -> record.getAttributeGroupMetadata(attribute.getGroup()))
                .filter(Objects::nonNull)
                .findFirst();
        sites.ifPresent(groups::remove);
        groups.add(0, GENERAL);
        sites.ifPresent(group -> groups.add(0, group));
        groups.add(0, ACCOUNT);
        return new UserProfileMetadata(attributes, groups);
    }

    private static UserProfileAttributeMetadata grouped(UserProfileAttributeMetadata attribute) {
        if (attribute.getGroup() != null) {
            return attribute;
        }
        return new UserProfileAttributeMetadata(
                attribute.getName(),
                attribute.getDisplayName(),
                attribute.isRequired(),
                attribute.isReadOnly(),
                (STATE.contains(attribute.getName()) ? ACCOUNT : GENERAL).getName(),
                attribute.getAnnotations(),
                attribute.getValidators(),
                attribute.isMultivalued(),
                attribute.getDefaultValue());
    }
}
