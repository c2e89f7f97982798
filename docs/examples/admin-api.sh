# Sourced by the scripts beside it: requests to the admin REST API of $server about $realm, as an administrator of the whole
# server (ADMIN_PASSWORD; ADMIN_USERNAME is admin by default). Needs curl and jq.
: "${ADMIN_PASSWORD:?set it in the environment}"

# Keycloak's token lives for a minute.
sign_in() {
  token=$(curl -sS --fail-with-body "$server/realms/master/protocol/openid-connect/token" \
    -d grant_type=password -d client_id=admin-cli --data-urlencode "username=${ADMIN_USERNAME:-admin}" \
    --data-urlencode "password@"<(printf '%s' "$ADMIN_PASSWORD") | jq -r .access_token)
  signed_in=$SECONDS
}

# call METHOD PATH [BODY]: prints the answer. PATH is below the realm. What the server refuses ends the script.
call() {
  if [ -z "${token:-}" ] || [ $((SECONDS - signed_in)) -gt 30 ]; then sign_in; fi
  local answer
  if ! answer=$(curl -sS --fail-with-body -X "$1" "$server/admin/realms/$realm${2:+/$2}" \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' ${3+--data-binary "$3"}); then
    echo "$1 $2: $answer" >&2
    return 1
  fi
  printf '%s\n' "$answer"
}

# The same, where nobody needs the answer.
send() { call "$@" >/dev/null; }

# A name as it stands in a path.
in_path() { jq -rn --arg name "$1" '$name | @uri'; }
