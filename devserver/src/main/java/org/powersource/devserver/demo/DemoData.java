package org.powersource.devserver.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data that the demo adds to the suite's realm.
 *
 * @param password of every active account
 * @param reminder of every active account
 * @param clientSecrets by client id; the realm export contains none
 * @param groups paths
 * @param domains mail domain of a district, by its path
 */
public record DemoData(
        String password,
        DemoReminder reminder,
        Map<String, String> clientSecrets,
        List<String> groups,
        Map<String, String> domains,
        List<DemoUser> users) {

    public DemoData {
        clientSecrets = Map.copyOf(clientSecrets);
        groups = List.copyOf(groups);
        domains = Map.copyOf(domains);
        users = List.copyOf(users);
    }

    public static DemoData load() {
        try (InputStream in = DemoData.class.getResourceAsStream("/demo-data.json")) {
            return JsonMapper.builder().build().readValue(in, DemoData.class);
        } catch (IOException e) {
            throw new UncheckedIOException("demo-data.json is not readable", e);
        }
    }

    @Override
    public String toString() {
        return users.size() + " demo users";
    }
}
