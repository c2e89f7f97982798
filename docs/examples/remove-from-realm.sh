#!/usr/bin/env bash
# Takes the suite out of a realm: the settings of before.json come back, and flows, required actions, user profile attributes,
# client policy, the policy for contacts and the client roles site-access go. Run it while the suite's jars are still in the
# server; it may be run again. Roles, groups and accounts stay.
#
#   ADMIN_PASSWORD=... docs/examples/remove-from-realm.sh https://id.example my-realm before.json
#
# Without before.json, as for a realm that was made of realm-export.json, the settings are those of a new realm of Keycloak's.
# Then take the jars out, build Keycloak, and run remove-traces.sql (docs/operate.md).
set -euo pipefail
server=$1 realm=$2
# shellcheck source=docs/examples/admin-api.sh
. "$(dirname "$0")/admin-api.sh"

if [ $# -gt 2 ]; then
  before=$(cat "$3")
else
  before='{"browserFlow": "browser", "directGrantFlow": "direct grant", "resetCredentialsFlow": "reset credentials",
    "firstBrokerLoginFlow": "first broker login",
    "loginTheme": "", "accountTheme": "", "emailTheme": "", "eventsListeners": ["jboss-logging"]}'
fi
send PUT '' "$before"

# Flows in use can't be deleted.
providers=$(call GET identity-provider/instances |
  jq -c 'def ours: . // "" | startswith("powersource ");
    .[] | select((.postBrokerLoginFlowAlias | ours) or (.firstBrokerLoginFlowAlias | ours))
    | if .postBrokerLoginFlowAlias | ours then .postBrokerLoginFlowAlias = "" else . end
    | if .firstBrokerLoginFlowAlias | ours then .firstBrokerLoginFlowAlias = "" else . end')
while read -r provider; do
  if [ -n "$provider" ]; then
    send PUT "identity-provider/instances/$(jq -r '.alias | @uri' <<<"$provider")" "$provider"
  fi
done <<<"$providers"
flows=$(call GET authentication/flows | jq -r '.[] | select(.alias | startswith("powersource ")) | .id')
for flow in $flows; do send DELETE "authentication/flows/$flow"; done

actions=$(call GET authentication/required-actions | jq -r '.[].alias | select(startswith("powersource-"))')
for action in $actions; do send DELETE "authentication/required-actions/$action"; done

for kind in policies profiles; do
  send PUT "client-policies/$kind" "$(call GET "client-policies/$kind" |
    jq --arg kind "$kind" '{($kind): [.[$kind][] | select(.name != "powersource site access")]}')"
done

permissions_client=$(call GET 'clients?clientId=admin-permissions' | jq -r '.[].id')
if [ -n "$permissions_client" ]; then
  path=clients/$permissions_client/authz/resource-server/policy
  policies=$(call GET "$path?type=powersource-same-district" | jq -r '.[].id')
  for policy in $policies; do
    permissions=$(call GET "$path/$policy/dependentPolicies" | jq -r '.[].id')
    for id in $permissions $policy; do send DELETE "$path/$id"; done
  done
fi

clients=$(call GET clients | jq -r '.[].id')
for client in $clients; do
  if call GET "clients/$client/roles" | jq -e 'any(.[]; .name == "site-access")' >/dev/null; then
    send DELETE "clients/$client/roles/site-access"
  fi
done

send PUT users/profile "$(call GET users/profile | jq '
  .attributes |= map(select(.name | IN("signInEmail", "siteAccess") | not))
  | if .groups then .groups |= map(select(.name != "site-access")) else . end')"
echo "The suite is out of the realm $realm."
