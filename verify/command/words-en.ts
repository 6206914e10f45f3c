export const english = {
  help: `Checks the public ledger of an Insaf installation.

  insaf-verify receipt FILE --key KEY [--keys KEYS]
      A person's receipt: that the complaint entered, when, and each later step. Needs no network.
  insaf-verify consistency OLD NEW --tiles SOURCE --key KEY
      Two heads (checkpoints): that nothing of the old one was changed, taken out or put in between.
  insaf-verify export FILE --key KEY [--head FILE]… [--save FILE]
      A whole ledger, from a file, a folder or an address: every entry against the signed head, and
      against heads kept from earlier days. --save writes what was read into one file.

  KEY     the ledger's key (name+hash+base64), or a file with it; take it from a place that you
          trust, not from whom you check
  KEYS    what is published at /ledger/keys: how the key was changed, if it was; believed where both
          keys signed. It is read by itself where the tiles are
  SOURCE  a folder laid out as the ledger is served, or its address: https://…/ledger

Ends with 0 when everything holds, 1 when something does not, 2 when it could not be checked.`,
  'verdict.holds': 'Everything holds.',
  'verdict.fails': 'It does not hold.',
  'key.missing': 'Give the key of the ledger with --key. Without it nothing can be proven.',
  'key.malformed': 'The key is not one: it has the form name+hash+base64.',
  'tiles.missing': 'Say with --tiles where the tiles of the ledger are: a folder or an address.',
  'cannot.read': 'Cannot read {name}.',
  'cannot.json': '{name} is not a receipt: it is not JSON.',
  'cannot.export': '{name} is not an export: its first line does not say insaf-ledger-1.',
  head: '✓ Head of {origin}, signed: {size} entries.',
  step: '✓ Complaint {number}: “{what}”, {at}, is entry {place} of {size}.',
  'which.entry': 'Entry {place}: ',
  'growth.same': 'Both heads are the same: {now} entries.',
  'growth.grown': 'All {old} entries of the old head are in the new one, which has {now}.',
  'growth.shrunk': 'The ledger has shrunk: it had {old} entries and has {now}.',
  'growth.forked': 'The ledger was rewritten: the new head does not go on from the old one.',
  'export.whole': 'All {count} entries are there, and are what was signed.',
  'export.other': 'The {count} entries are not the {size} that were signed.',
  'export.forked': 'what was entered before this head was changed since.',
  'export.shrunk': 'this head has more entries than there are now.',
  'fails.receipt-malformed': 'The file is not a receipt of a form that is known here.',
  'fails.key-malformed': 'The key is not one.',
  'fails.key-other': 'The receipt names another key than the one you trust.',
  'fails.checkpoint-malformed': 'The head is not one.',
  'fails.origin-other': 'The head is of another ledger.',
  'fails.signature-missing': 'The head is not signed with the key you trust.',
  'fails.signature-wrong': 'The signature is not of this head: one of the two was altered.',
  'fails.entries-missing': 'The receipt has no entries.',
  'fails.entry-malformed': 'it is not an entry of a form that is known here.',
  'fails.entry-not-included': 'it does not stand in the ledger that was signed.',
  'fails.part-unknown': 'the receipt shows “{part}”, of which the entry says nothing.',
  'fails.part-other': 'what the receipt shows as “{part}” is not what was entered.',
  'fails.number-not-opened': 'it does not show which complaint it is of.',
  'fails.complaint-other': 'The entries are of several complaints.',
  'fails.steps-out-of-order': 'it does not stand after the one before it.',
  'fails.step-missing': 'A step in between was left out.',
} as const;
