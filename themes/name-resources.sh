#!/bin/sh
# Gives each resource file of the login theme the name that its content asks for (the first 8 digits of its SHA-256),
# and writes the names into theme.properties. Run it after every change of such a file; LoginThemeTest checks it.
set -eu
cd "$(dirname "$0")/src/main/resources/theme/powersource/login"
for file in resources/*/*-*.*; do
  named="${file%-*}-$(sha256sum "$file" | cut -c1-8).${file##*.}"
  [ "$file" = "$named" ] && continue
  mv "$file" "$named"
  sed -i "s|${file#resources/}|${named#resources/}|" theme.properties
  echo "$file -> $named"
done
