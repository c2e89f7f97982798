package org.powersource.idp.mail.smtp;

import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.JSSETruststoreConfigurator;

/** The realm's mail settings as properties of Jakarta Mail. Supports every setting of Keycloak's <i>Email</i> page. */
record SmtpProperties(Map<String, String> settings) {

    private static final String MILLIS = "10000";

    Properties with(KeycloakSession session) {
        Properties properties = new Properties();
        put(properties, "mail.smtp.host", "host", "localhost");
        put(properties, "mail.smtp.port", "port", "25");
        put(properties, "mail.smtp.auth", "auth", "false");
        put(properties, "mail.smtp.ssl.enable", "ssl", "false");
        put(properties, "mail.smtp.starttls.enable", "starttls", "false");
        put(properties, "mail.smtp.starttls.required", "starttls", "false");
        put(properties, "mail.smtp.timeout", "timeout", MILLIS);
        put(properties, "mail.smtp.connectiontimeout", "connectionTimeout", MILLIS);
        put(properties, "mail.smtp.writetimeout", "writeTimeout", MILLIS);
        // Don't wait for the reply to QUIT: the thread that closes connections has other connections to watch.
        properties.setProperty("mail.smtp.quitwait", "false");
        put(properties, "mail.smtp.from", "envelopeFrom", settings.getOrDefault("from", ""));
        put(properties, "mail.from", "from", "");
        put(properties, "mail.mime.allowutf8", "allowutf8", "false");
        if ("token".equals(settings.get("authType"))) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        trust(properties, new JSSETruststoreConfigurator(session));
        return properties;
    }

    private void put(Properties properties, String name, String setting, String fallback) {
        String value = settings.get(setting);
        properties.setProperty(name, value == null || value.isBlank() ? fallback : value);
    }

    private static void trust(Properties properties, JSSETruststoreConfigurator trusted) {
        SSLSocketFactory factory = trusted.getSSLSocketFactory();
        if (factory == null) {
            return;
        }
        properties.put("mail.smtp.ssl.socketFactory", factory);
        boolean anyHost = trusted.getProvider().getPolicy() == HostnameVerificationPolicy.ANY;
        properties.setProperty("mail.smtp.ssl.checkserveridentity", Boolean.toString(!anyHost));
        if (anyHost) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
    }
}
