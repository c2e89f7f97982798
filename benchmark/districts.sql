-- Fills a realm with districts and their accounts, by bulk SQL, on PostgreSQL. Run by DistrictSpeed (docs/benchmark.md), or:
--   psql -v realm=ID -v districts_group=ID -v contact_role=ID -v default_role=ID -v districts=15000 -v users=1000000 -f districts.sql
-- Always makes the same: ids are made of the realm's id and a number. User number u belongs to district u modulo the number of
-- districts; the first two of each district are its contacts. Nobody has a password.
insert into keycloak_group (id, name, parent_group, realm_id, type)
select md5(:'realm' || 'district' || d)::uuid, 'District ' || d, :'districts_group', :'realm', 0
from generate_series(0, :districts - 1) d;

insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id, username,
                         created_timestamp, not_before)
select md5(:'realm' || 'user' || u)::uuid, 'user' || u || '@district.example', 'user' || u || '@district.example', true, true,
       'First' || u % 997, 'Last' || u % 9973, :'realm', 'user' || u || '@district.example', 1767225600000 + u, 0
from generate_series(0, :users - 1) u;

insert into user_group_membership (group_id, user_id, membership_type)
select md5(:'realm' || 'district' || u % :districts)::uuid, md5(:'realm' || 'user' || u)::uuid, 'UNMANAGED'
from generate_series(0, :users - 1) u;

insert into user_role_mapping (user_id, role_id)
select md5(:'realm' || 'user' || u)::uuid, :'default_role'
from generate_series(0, :users - 1) u;

insert into user_role_mapping (user_id, role_id)
select md5(:'realm' || 'user' || u)::uuid, :'contact_role'
from generate_series(0, 2 * :districts - 1) u;

insert into user_attribute (id, name, value, user_id)
select md5(:'realm' || 'spelling' || u)::uuid, 'signInEmail', 'User' || u || '@District.example', md5(:'realm' || 'user' || u)::uuid
from generate_series(0, :users - 1) u;

insert into user_attribute (id, name, value, user_id)
select md5(:'realm' || 'site' || u)::uuid, 'siteAccess', 'powersource', md5(:'realm' || 'user' || u)::uuid
from generate_series(0, :users - 1) u;

analyze;
