#!/bin/sh
# Run it after every change of tokens.css or of a resource file of the themes; ThemeResourcesTest checks it. Copies the tokens
# into the style sheets that contain them, the demo's and the contact's page's too. Gives each resource file of the themes the name that its content asks for
# (the first 8 digits of its SHA-256), and writes the names into theme.properties.
set -eu
cd "$(dirname "$0")/src/main/resources/theme/powersource"
for sheet in */resources/css/*.css ../../../../../../devserver/src/main/resources/*/style.css ../../../../../../devserver/src/main/resources/*/static/style.css \
  ../../../../../../authenticators/src/main/resources/META-INF/powersource/district/page.css; do
  grep -q '^/\* end of tokens \*/$' "$sheet" || continue
  sed -n '/^:root {$/,$p' ../../../tokens.css > tokens.tmp
  sed -i -e '/^\/\* tokens: /r tokens.tmp' -e '/^\/\* tokens: /,/^\/\* end of tokens /{//!d}' "$sheet"
  rm tokens.tmp
done
for file in */resources/*/*-*.*; do
  theme=${file%%/*}
  named="${file%-*}-$(sha256sum "$file" | cut -c1-8).${file##*.}"
  [ "$file" = "$named" ] && continue
  mv "$file" "$named"
  sed -i "s|${file#*/resources/}|${named#*/resources/}|" "$theme/theme.properties"
  echo "$file -> $named"
done
