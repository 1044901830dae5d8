import { carryAttachments } from './attachments.ts'

// `npm run attachments`: one file of 200 MB, then 500 of 3 MB, over a link that breaks every few seconds.
for (const wanted of [
  { files: 1, bytes: 200_000_000 },
  { files: 500, bytes: 3_000_000 },
]) {
  const run = await carryAttachments({ ...wanted, faults: { everyMilliseconds: 5000 }, seed: 'issue' })
  const whole = JSON.stringify(run.arrived) === JSON.stringify(run.expected) && run.waiting === 0
  const million = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(
    `${wanted.files} × ${million(wanted.bytes)}: ${whole ? 'all arrived, hashes equal' : 'NOT ALL ARRIVED'}; ` +
      `${run.seconds.toFixed(0)} s, ${run.broken} breaks, ${million(run.sentBytes)} sent, ` +
      `largest piece ${million(run.largestSlice)}, memory of all three ${million(run.memory)}, held afterwards ${million(run.kept)}`,
  )
  await run.close()
  if (!whole) process.exitCode = 1
}
process.exit()
