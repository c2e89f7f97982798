#!/usr/bin/env bash
# Adds the suite to a realm that is there already: flows, required actions, user profile, event listener, themes and the client
# policy, as realm-export.json has them, and makes sites of the clients that are named. The suite's jars must be in the server.
#
#   ADMIN_PASSWORD=... docs/examples/add-to-realm.sh https://id.example my-realm before.json my-client another-client
#
# The file before.json receives the settings that are replaced; remove-from-realm.sh puts them back. From then on only those
# come in at a named client who were granted it.
set -euo pipefail
server=$1 realm=$2 before=$3
shift 3
here=$(dirname "$0")
realm_file=$here/../../realm-export.json
# shellcheck source=docs/examples/admin-api.sh
. "$here/admin-api.sh"

ours() { jq --arg name "$1" '.authenticationFlows[] | select(.alias == $name)' "$realm_file"; }

# The steps of a flow, and of the flows below it, in their order.
add_steps() {
  local step
  while read -r step <&3; do
    if [ "$(jq .authenticatorFlow <<<"$step")" = true ]; then
      local below
      below=$(jq -r .flowAlias <<<"$step")
      send POST "authentication/flows/$(in_path "$1")/executions/flow" \
        "$(ours "$below" | jq '{alias, description, type: .providerId, provider: "registration-page-form"}')"
      add_steps "$below"
    else
      send POST "authentication/flows/$(in_path "$1")/executions/execution" "$(jq '{provider: .authenticator}' <<<"$step")"
    fi
  done 3< <(ours "$1" | jq -c '.authenticationExecutions | sort_by(.priority)[]')
}

# Keycloak lists a flow's steps with those of the flows below; so does this, from realm-export.json.
steps() {
  jq -c --arg name "$1" '. as $realm
    | def below($flow): $realm.authenticationFlows[] | select(.alias == $flow) | .authenticationExecutions | sort_by(.priority)[]
        | ., (select(.authenticatorFlow) | below(.flowAlias));
    [below($name)]' "$realm_file"
}

# Options have a name, which is unique in a realm here, though an import may use one twice.
add_flow() {
  local there step
  send POST authentication/flows "$(ours "$1" | jq '{alias, description, providerId, topLevel, builtIn}')"
  add_steps "$1"
  there=$(call GET "authentication/flows/$(in_path "$1")/executions")
  while read -r step <&4; do
    send PUT "authentication/flows/$(in_path "$1")/executions" "$(jq '.there + {requirement: .ours.requirement}' <<<"$step")"
    if jq -e .ours.authenticatorConfig <<<"$step" >/dev/null; then
      send POST "authentication/executions/$(jq -r .there.id <<<"$step")/config" \
        "$(jq --argjson step "$step" --arg flow "$1" '.authenticatorConfig[] | select(.alias == $step.ours.authenticatorConfig)
          | .alias += " for " + $flow' "$realm_file")"
    fi
  done 4< <(jq -c --argjson ours "$(steps "$1")" 'to_entries[] | {there: .value, ours: $ours[.key]}' <<<"$there")
}

settings=$(call GET '')
if call GET authentication/flows | jq -e 'any(.[]; .alias | startswith("powersource "))' >/dev/null; then
  echo "The realm has flows of the suite; take them out with remove-from-realm.sh first." >&2
  exit 1
fi
jq '{browserFlow, directGrantFlow, resetCredentialsFlow, firstBrokerLoginFlow, eventsListeners, loginWithEmailAllowed, resetPasswordAllowed,
  loginTheme: (.loginTheme // ""), accountTheme: (.accountTheme // ""), emailTheme: (.emailTheme // "")}' \
  <<<"$settings" >"$before"

while read -r flow <&5; do add_flow "$flow"; done 5< <(
  jq -r '.authenticationFlows[] | select(.topLevel and (.alias | startswith("powersource "))) | .alias' "$realm_file")

while read -r action; do
  send POST authentication/register-required-action "$(jq '{providerId, name}' <<<"$action")"
  send PUT "authentication/required-actions/$(jq -r .alias <<<"$action")" "$action"
done < <(jq -c '.requiredActions[] | select(.alias | startswith("powersource-"))' "$realm_file")

send PUT users/profile "$(call GET users/profile | jq --slurpfile export "$realm_file" '
  ($export[0].components["org.keycloak.userprofile.UserProfileProvider"][0].config["kc.user.profile.config"][0] | fromjson) as $ours
  | .attributes += [$ours.attributes[] | select(.name | IN("signInEmail", "siteAccess"))]
  | .groups = (.groups // []) + [$ours.groups[] | select(.name == "site-access")]')"

for kind in profiles policies; do
  send PUT "client-policies/$kind" "$(call GET "client-policies/$kind" | jq --arg kind "$kind" --slurpfile export "$realm_file" '
    {($kind): (.[$kind] + ($export[0] | {profiles: .clientProfiles.profiles, policies: .clientPolicies.policies})[$kind])}')"
done

for client in "$@"; do
  id=$(call GET "clients?clientId=$(in_path "$client")" | jq -r '.[0].id // empty')
  : "${id:?the realm has no client $client}"
  send POST "clients/$id/roles" '{"name": "site-access", "description": "May use this site"}'
  send POST "clients/$id/scope-mappings/clients/$id" "[$(call GET "clients/$id/roles/site-access")]"
done

send PUT '' "$(jq --slurpfile export "$realm_file" '{eventsListeners: (.eventsListeners + ["powersource-accounts"] | unique)} + ($export[0]
  | {browserFlow, directGrantFlow, resetCredentialsFlow, firstBrokerLoginFlow, loginTheme, accountTheme, emailTheme, loginWithEmailAllowed,
     resetPasswordAllowed})' <<<"$settings")"
echo "The suite is in the realm $realm; what was there before is in $before."
