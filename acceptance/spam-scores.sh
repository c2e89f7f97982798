#!/bin/sh
# What SpamAssassin (Debian: apt-get install spamassassin) says to each mail that MailsIT has kept, by its local rules alone:
# mvn verify -Dit.test=MailsIT -Dsurefire.skip=true && sh acceptance/spam-scores.sh
# Each comes from outside, as it would to a district: a mail from the own network would score 1 less.
# Fails if a mail scores 1 or more; 5 is what is commonly held to be spam.
set -eu
cd "$(dirname "$0")/target/mails"
failed=0
received='Received: from mail.powersource.example (mail.powersource.example [5.5.5.5])
	by mx.springfield.example (Postfix) with ESMTPS id 4f2a9c01; '"$(date -R)"
for mail in *.eml; do
  report=$({ printf '%s\n' "$received"; cat "$mail"; } | spamassassin --local --test-mode)
  score=$(printf '%s\n' "$report" | sed -n 's/^X-Spam-Status:.*score=\([-0-9.]*\).*/\1/p' | head -n 1)
  rules=$(printf '%s\n' "$report" | sed -n '/^X-Spam-Status:/,/^[^[:space:]]/p' | tr -d '\n\t ' | sed -n 's/.*tests=\([A-Z0-9_,]*\)autolearn.*/\1/p')
  printf '%5s  %-40s %s\n' "$score" "$mail" "$rules"
  awk -v score="$score" 'BEGIN { exit score < 1 ? 0 : 1 }' || failed=1
done
exit $failed
