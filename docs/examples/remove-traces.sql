-- Removes what the suite kept in Keycloak's database, on PostgreSQL and MariaDB, for all realms; what is not there is no error. For when
-- the suite was taken out of each realm (docs/install.md) and Keycloak is stopped or was built without the suite's jars:
--   psql -v ON_ERROR_STOP=1 -d keycloak -f docs/examples/remove-traces.sql
--   mariadb keycloak < docs/examples/remove-traces.sql
-- Take a backup first. It also takes the action "Activate Account" off accounts. Most of these have no password, so nobody can sign in to them; one that
-- an administrator gave a password can sign in afterwards. Disable such accounts before, if they must stay closed.
begin;
delete from USER_ATTRIBUTE where name in ('signInEmail', 'siteAccess');
delete from FED_USER_ATTRIBUTE where name in ('signInEmail', 'siteAccess');
delete from CREDENTIAL where type in ('reminder-question', 'temporary-password', 'spoken-code');
delete from FED_USER_CREDENTIAL where type in ('reminder-question', 'temporary-password', 'spoken-code');
delete from USER_REQUIRED_ACTION where required_action like 'powersource-%';
delete from FED_USER_REQUIRED_ACTION where required_action like 'powersource-%';
drop table if exists POWERSOURCE_MAIL_ATTEMPT, POWERSOURCE_LINK, POWERSOURCE_MAIL, POWERSOURCE_PROBLEM, POWERSOURCE_REQUEST, POWERSOURCE_LIMIT, POWERSOURCE_SECRET, POWERSOURCE_TOLD_ADDRESS, POWERSOURCE_SETUP, DATABASECHANGELOG_POWERSOURC;
commit;
