// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of sources, templates among them

/** One way to break a guarantee of docs/sync-guarantees.md, and the test that has to go red then. */
export interface GuaranteeBreak {
  guarantee: string
  /** What is broken, in words for the table. */
  what: string
  /** File below the project folder that the changes are in, where they name no other one. */
  file: string
  /** A text that stands there once, and what takes its place. */
  changes: readonly (readonly [text: string, instead: string, file?: string])[]
  /** Test file below the project folder, and a piece of the names of its tests. */
  test: string
  name: string
}

const store = 'renderer/store/record-store.ts'
const writes = 'renderer/store/sync-writes.ts'
const engine = 'renderer/sync/sync-engine.ts'
const push = 'test/integration/server/sync.test.ts'
const faults = 'test/integration/sync/faults.test.ts'
const conflict = 'test/integration/sync/conflict.test.ts'
const pages = 'test/integration/sync/pages.test.ts'
const evidence = 'test/integration/server/evidence.test.ts'
const attachments = 'test/integration/sync/attachments.test.ts'
const rebuilt = 'test/integration/rebuilt-database.test.ts'
const restored = 'test/integration/server/restored.test.ts'
const upkeep = 'test/unit/renderer/journal-upkeep.test.ts'

/**
 * The station also compares what a command leads to there with what it led to on the laptop, and parks what differs:
 * with that in place some breaks of `decide` change nothing that can be seen.
 */
const noComparison = [
  '  if (canonical(events) !== canonical(entry.events)) {',
  '  if (false) {',
  'server/push/evaluate.ts',
] as const

/** At least one for each of the twelve. */
export const guaranteeBreaks: readonly GuaranteeBreak[] = [
  {
    guarantee: 'G1',
    what: 'all commands on an inspection get one id',
    file: store,
    changes: [['      id: uuidv7(),', '      id: inspection.id,']],
    test: conflict,
    name: 'merges edits to different items without a question',
  },
  {
    guarantee: 'G1',
    what: 'a file is named by its name, not by its bytes',
    file: 'renderer/store/evidence-store.ts',
    changes: [['await hashFile(blob, (', 'await hashFile(new Blob([name]), (']],
    test: attachments,
    name: 'brings many photos, each once',
  },
  {
    guarantee: 'G2',
    what: 'a command is written without its place in the outbox',
    file: store,
    changes: [
      [
        '          await database.outbox.put(outbox)\n        }\n        await database.summaries',
        '        }\n        await database.summaries',
      ],
    ],
    test: pages,
    name: 'put what was done while they were on the way on top',
  },
  {
    guarantee: 'G2',
    what: 'a rebuilt database does not put the journal’s commands into the outbox',
    file: store,
    changes: [
      [
        '          await database.outbox.put(outbox)\n          await database.putMeta',
        '          await database.putMeta',
      ],
    ],
    test: rebuilt,
    name: 'a database that is gone is filled again',
  },
  {
    guarantee: 'G3',
    what: 'a repeat is judged again',
    file: 'server/push/take-entry.ts',
    changes: [['  if (stored) return stored\n  const named', '  const named']],
    test: push,
    name: 'answers a repeated push with the stored result and changes nothing',
  },
  {
    guarantee: 'G3',
    what: 'another text under a known id passes for the repeat',
    file: 'server/push/take-entry.ts',
    changes: [
      [
        "    if (link?.hash === hash) return\n    if (link?.command_id === commandId) throw new ProblemError('command.reused')\n",
        '    if (link?.hash === hash || link?.command_id === commandId) return\n',
      ],
      [
        "  if (bringsText && row.body_hash !== entry.commandHash) throw new ProblemError('command.reused')\n",
        '',
      ],
    ],
    test: push,
    name: 'refuses another command under a known id',
  },
  {
    guarantee: 'G4',
    what: 'a page is not in the order of rev',
    file: 'server/inspections/pull.ts',
    changes: [['from visible order by rev limit', 'from visible order by inspection_id limit']],
    test: push,
    name: 'pages by scope, in rev order',
  },
  {
    guarantee: 'G4',
    what: 'rev is taken without the lock, outside the order of the commits',
    file: 'server/store/database.ts',
    changes: [
      ['    await sql`select pg_advisory_xact_lock(${sql.lit(writersLock)})`.execute(transaction)\n', ''],
      [
        "  const row = await transaction\n    .updateTable('revision')\n    .set((expression) => ({ value: expression('value', '+', count) }))\n    .returning('value')\n    .executeTakeFirstOrThrow()\n  return row.value",
        "  const { value } = await transaction.selectFrom('revision').select('value').executeTakeFirstOrThrow()\n  await transaction.updateTable('revision').set({ value: value + count }).execute()\n  return value + count",
      ],
    ],
    test: push,
    name: 'gives gapless revs in commit order to parallel pushes',
  },
  {
    guarantee: 'G5',
    what: 'an answer replaces one that it does not name, and the station compares no results',
    file: 'shared/domain/decide/visit.ts',
    changes: [['  if ((earlier?.commandId ?? null) !== replaces)', '  if (false)'], noComparison],
    test: conflict,
    name: 'shows edits to one item side by side',
  },
  {
    guarantee: 'G5',
    what: 'a conclusion replaces one that it does not name',
    file: 'shared/domain/decide/standing-version.ts',
    changes: [
      [
        '  if (version === null || version === payload.replaces) return undefined',
        '  if (version !== payload.replaces) return undefined',
      ],
    ],
    test: conflict,
    name: 'shows what both set for the whole record field by field',
  },
  {
    guarantee: 'G5',
    what: 'a resolution overwrites what came meanwhile, and the station compares no results',
    file: 'shared/domain/decide/conflict.ts',
    changes: [['    if ((station?.commandId ?? null) !== replaces)', '    if (false)'], noComparison],
    test: conflict,
    name: 'asks again when the other laptop has changed the item meanwhile',
  },
  {
    guarantee: 'G6',
    what: 'the station does not say that a record is gone',
    file: 'server/inspections/commit.ts',
    changes: [
      [
        "    .where('active', '=', true)\n    .where('scope', 'not in', scopes)",
        "    .where('active', '=', false)\n    .where('scope', 'not in', scopes)",
      ],
    ],
    test: push,
    name: 'says when an inspection is gone',
  },
  {
    guarantee: 'G6',
    what: 'the laptop does not hear it',
    file: writes,
    changes: [
      [
        "scope(before?.accounts ?? [], accountId, access === 'active' || open)",
        'scope(before?.accounts ?? [], accountId, true)',
      ],
    ],
    test: pages,
    name: 'take a record that left the scope from the list',
  },
  {
    guarantee: 'G6',
    what: 'a record leaves with own acts that the station did not take',
    file: writes,
    changes: [
      [
        "scope(before?.accounts ?? [], accountId, access === 'active' || open)",
        "scope(before?.accounts ?? [], accountId, access === 'active')",
      ],
    ],
    test: pages,
    name: 'leave one with own acts that the station did not take',
  },
  {
    guarantee: 'G7',
    what: 'the cursor is written before the rows',
    file: writes,
    changes: [
      [
        '      await database.putMeta(`cursor.${accountId}`, { epoch: page.epoch, cursor: page.cursor })\n',
        '',
      ],
      [
        '    const ids = page.rows.map(({ inspection }) => inspection.id)\n    const known =',
        '    const ids = page.rows.map(({ inspection }) => inspection.id)\n    await database.putMeta(`cursor.${accountId}`, { epoch: page.epoch, cursor: page.cursor })\n    const known =',
      ],
    ],
    test: pages,
    name: 'land whole',
  },
  {
    guarantee: 'G7',
    what: 'a page puts itself over own acts that wait',
    file: writes,
    changes: [
      [
        "    if (row.status === 'queued') next = applyEvents(next, (await readEntry(store, row)).events)\n  return",
        '    void row\n  return',
      ],
    ],
    test: pages,
    name: 'put what was done while they were on the way on top',
  },
  {
    guarantee: 'G7',
    what: 'a page takes the place of a record in 需要处理',
    file: writes,
    changes: [['  if (before && (stuck || before.rev > rev)) {', '  if (before && before.rev > rev) {']],
    test: conflict,
    name: 'shows edits to one item side by side',
  },
  {
    guarantee: 'G8',
    what: 'the station does not hash what arrived',
    file: 'server/evidence/finish-upload.ts',
    changes: [['  const matches = (await hashFile(path)) === upload.sha256', '  const matches = true']],
    test: evidence,
    name: 'deletes a file that is not what was announced',
  },
  {
    guarantee: 'G8',
    what: 'an upload begins anew when the laptop was locked in the midst of it',
    file: 'renderer/sync/uploads.ts',
    changes: [['      if (earlier[0]) upload.resumeFromPreviousUpload(earlier[0])\n', '']],
    test: attachments,
    name: 'goes on with a file where it stopped when the laptop is locked',
  },
  {
    guarantee: 'G8',
    what: 'a sealed record is received before its files',
    file: 'server/inspections/receipt.ts',
    changes: [['  if ((await missingEvidence(transaction, inspection.id)).length > 0) return\n', '']],
    test: evidence,
    name: 'receives a sealed inspection with its last file, and not before',
  },
  {
    guarantee: 'G8',
    what: 'a listing is approved without its evidence',
    file: 'server/push/evaluate.ts',
    changes: [['    missingEvidence: missing,\n', '    missingEvidence: missing && 0,\n']],
    test: evidence,
    name: 'lets a head approve a listing with the evidence at hand only',
  },
  {
    guarantee: 'G9',
    what: 'a batch that is too large is not halved',
    file: engine,
    changes: [
      [
        'if (entries.length > 1) batch = Math.max(1, Math.floor(entries.length / 2))',
        'if (entries.length > 1) throw error',
      ],
    ],
    test: faults,
    name: 'halves a batch that is too large',
  },
  {
    guarantee: 'G9',
    what: 'an entry on which the station fails is not withheld',
    file: engine,
    changes: [['      if (failed < patienceWithEntry) return false\n', '      return false\n']],
    test: faults,
    name: 'withholds an entry on which the station fails again and again',
  },
  {
    guarantee: 'G9',
    what: 'a command that can’t be decided fails the whole push',
    file: 'server/push/take-entry.ts',
    changes: [
      [
        'await attempt(transaction, () => judgeAndApply(transaction, entry, deviceId, at))',
        '{ value: await judgeAndApply(transaction, entry, deviceId, at), failure: null }',
      ],
    ],
    test: 'test/integration/server/undecidable.test.ts',
    name: '',
  },
  {
    guarantee: 'G9',
    what: 'what comes behind a parked command of the same record is judged',
    file: 'server/push/take-entry.ts',
    changes: [['  return earlier !== undefined\n', '  return earlier === null\n']],
    test: push,
    name: 'parks what comes too late after a cancellation',
  },
  {
    guarantee: 'G10',
    what: 'a restored station keeps its epoch',
    file: 'server/store/epoch.ts',
    changes: [['    if (!reason) return mark\n', '    if (reason !== null) return mark\n']],
    test: restored,
    name: 'gets a new epoch, and takes again what the devices still have',
  },
  {
    guarantee: 'G10',
    what: 'a laptop does not offer a restored station anything again',
    file: engine,
    changes: [
      ['    if (known !== undefined && known !== epoch) await startOver(this.#store)\n', ''],
      [
        "    if (problem.code === 'chain.gap' && !this.#startedOver) {",
        "    if (problem.code === 'chain.gap' && this.#startedOver) {",
      ],
    ],
    test: pages,
    name: 'begin anew from a restored station',
  },
  {
    guarantee: 'G10',
    what: 'an older laptop goes on with a newer station',
    file: 'renderer/sync/station-api.ts',
    changes: [['    if (protocol !== protocolVersion)\n', '    if (protocol < protocolVersion)\n']],
    test: faults,
    name: 'tells a laptop that is too old to be updated',
  },
  {
    guarantee: 'G11',
    what: 'a fast clock ends a certificate',
    file: 'server/push/proof.ts',
    changes: [
      [
        'decidedAfter(entry, validUntil) && Date.parse(now) > Date.parse(validUntil)',
        'decidedAfter(entry, validUntil) && now',
      ],
    ],
    test: 'test/integration/server/certificate-end.test.ts',
    name: 'takes what a fast clock dates after the end of the certificate',
  },
  {
    guarantee: 'G11',
    what: 'the laptop does not notice how far its clock is off',
    file: engine,
    changes: [
      [
        'clockSkewMilliseconds: Date.now() - Date.parse(time) })',
        'clockSkewMilliseconds: 0 * time.length })',
      ],
    ],
    test: faults,
    name: 'refuses nothing because of a clock',
  },
  {
    guarantee: 'G12',
    what: 'the journal is pruned a day too early',
    file: 'shared/journal/retention.ts',
    changes: [['export const retentionDays = 90', 'export const retentionDays = 89']],
    test: upkeep,
    name: 'leaves what was acknowledged 89 days ago',
  },
  {
    guarantee: 'G12',
    what: 'the journal is pruned without an acknowledgement',
    file: 'shared/journal/retention.ts',
    changes: [['      if (at === undefined || !(', '      if (at !== undefined && !(']],
    test: upkeep,
    name: 'leaves what was acknowledged 89 days ago, and all behind an entry that was not',
  },
  {
    guarantee: 'G12',
    what: 'a command is pruned before its file has reached the station',
    file: 'renderer/store/journal-upkeep.ts',
    changes: [
      ['(needed.has(sequence) ? undefined : acknowledged.get(sequence))', 'acknowledged.get(sequence)'],
    ],
    test: upkeep,
    name: 'leaves a command whose file has not reached the station',
  },
]
