#!/usr/bin/env bash
# Adds accounts from a CSV file as a service account that is a contact (docs/contacts.md). Each line is added in full or not at all. For a line that
# can't be added the script prints the reason and continues. Adding a file twice does no harm: existing accounts are reported and not changed.
#
#   CLIENT_SECRET=... docs/examples/add-accounts.sh https://id.example powersource district-scripts new.csv
#
# Lines are: e-mail address, first name, last name, sites (client ids, separated by spaces), and, for contacts of several
# districts, the district's path. No quotes, no commas inside a value; the first line is a heading.
set -euo pipefail

server=$1 realm=$2 client=$3 file=$4
: "${CLIENT_SECRET:?set it in the environment}"

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Keycloak's token lives for a minute: one is fetched for every 25 lines.
sign_in() {
  curl -sS --fail-with-body "$server/realms/$realm/protocol/openid-connect/token" \
    -d grant_type=client_credentials \
    --data-urlencode "client_id=$client" --data-urlencode "client_secret@"<(printf "%s" "$CLIENT_SECRET") |
    sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}

text() { printf '"%s"' "$(printf '%s' "$1" | tr -d '\000-\037' | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

list() {
  local sep='' item
  printf '['
  for item in $1; do printf '%s' "$sep"; text "$item"; sep=','; done
  printf ']'
}

number=1 added=0 failed=0 token=''
while IFS=, read -r email first last sites group || [ -n "${email:-}" ]; do
  number=$((number + 1))
  [ -n "$email" ] || continue
  if [ -z "$token" ] || [ $((number % 25)) = 0 ]; then token=$(sign_in); fi
  groups='[]'
  if [ -n "${group:-}" ]; then groups="[$(text "$group")]"; fi
  body="{\"email\":$(text "$email"),\"firstName\":$(text "$first"),\"lastName\":$(text "$last"),\"groups\":$groups"
  body="$body,\"attributes\":{\"siteAccess\":$(list "${sites:-}")}}"
  status=$(curl -sS -o "$answer" -w '%{http_code}' "$server/admin/realms/$realm/users" \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' --data-binary "$body")
  if [ "$status" = 201 ]; then
    added=$((added + 1))
  else
    failed=$((failed + 1))
    echo "line $number: $email: $status $(cat "$answer")"
  fi
done < <(tail -n +2 "$file" | tr -d '\r')

echo "$added added, $failed not"
[ "$failed" = 0 ]
