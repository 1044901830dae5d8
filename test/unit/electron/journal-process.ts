/**
 * A process of its own that writes a journal, for the tests that kill it or limit it.
 * `node journal-process.ts PATH append [LIMIT]` appends forever, in segments of so many bytes, and prints each entry once
 * it is acknowledged;
 * `… fill` appends a small entry, one that is larger than the file-size limit, and a small one again.
 */
import { writeSync } from 'node:fs'
import { openJournal } from '../../../electron/journal.ts'
import { MachineError } from '../../../electron/machine-error.ts'

const [path, mode, limit] = process.argv.slice(2)
const journal = await openJournal(path!, limit === undefined ? undefined : Number(limit))
const encoder = new TextEncoder()

if (mode === 'append') {
  for (let n = 0; ; n++) {
    const entry = `${process.pid}-${n}-${'记'.repeat(n % 200)}`
    await journal.append(encoder.encode(entry))
    // Synchronous, so that what was printed is exactly what was acknowledged.
    writeSync(1, `${entry}\n`)
  }
}

for (const [name, entry] of [
  ['small', 'small'],
  ['large', 'x'.repeat(1_000_000)],
  ['after', 'after'],
] as const) {
  try {
    await journal.append(encoder.encode(entry))
    console.log(`acknowledged ${name}`)
  } catch (error) {
    console.log(`refused ${error instanceof MachineError ? error.code : String(error)}`)
  }
}
await journal.close()
