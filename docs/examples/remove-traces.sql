-- Removes what the suite kept in Keycloak's database, on PostgreSQL, for all realms; what is not there is no error. For when
-- the suite was taken out of each realm (docs/install.md) and Keycloak is stopped or was built without the suite's jars:
--   psql -v ON_ERROR_STOP=1 -d keycloak -f docs/examples/remove-traces.sql
-- Take a backup first. It also takes the action "Activate Account" off accounts. Most of these have no password, so nobody can sign in to them; one that
-- an administrator gave a password can sign in afterwards. Disable such accounts before, if they must stay closed.
begin;
delete from user_attribute where name in ('signInEmail', 'siteAccess');
delete from fed_user_attribute where name in ('signInEmail', 'siteAccess');
delete from credential where type in ('reminder-question', 'temporary-password', 'spoken-code');
delete from fed_user_credential where type in ('reminder-question', 'temporary-password', 'spoken-code');
delete from user_required_action where required_action like 'powersource-%';
delete from fed_user_required_action where required_action like 'powersource-%';
drop table if exists powersource_mail_attempt, powersource_link, powersource_mail, powersource_problem, powersource_request, powersource_limit, powersource_secret, powersource_told_address, powersource_setup, databasechangelog_powersourc;
commit;
