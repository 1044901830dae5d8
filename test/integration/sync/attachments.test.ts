import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AttachmentRun } from '../../tools/attachments.ts'
import { carryAttachments } from '../../tools/attachments.ts'

// The build for a browser, as the app ships it.
vi.mock('tus-js-client', () => import('tus-js-client/lib.es5/browser/index.js' as string))

let run: AttachmentRun | undefined
afterEach(() => run?.close())

/** Sizes of the issue (200 MB; 500 photos of 3 MB) are carried by `npm run attachments`. */
describe('attachments through a link that breaks', () => {
  it('brings one large file whole, from where it stopped, without holding it in memory', async () => {
    run = await carryAttachments({
      files: 1,
      bytes: 24_000_000,
      faults: { reset: 1, within: 6_000_000 },
      seed: 'one',
    })
    expect(run.broken).toBeGreaterThan(2)
    expect(run.arrived).toEqual(run.expected)
    // Resumed, not begun anew: less than twice the file has gone over the link.
    expect(run.sentBytes).toBeLessThan(2 * 24_000_000)
    expect(run.largestSlice).toBeLessThanOrEqual(4 * 1024 * 1024)
  })

  it('goes on with a file where it stopped when the laptop is locked in the midst of it', async () => {
    run = await carryAttachments({
      files: 1,
      bytes: 24_000_000,
      faults: {},
      seed: 'lock',
      lockedAfter: 14_000_000,
    })
    expect(run.arrived).toEqual(run.expected)
    // Two pieces of 4 MiB at most are sent twice; begun anew it would be 14 MB.
    expect(run.sentBytes).toBeLessThan(24_000_000 + 9_000_000)
  })

  it('brings many photos, each once, and holds none of them afterwards', async () => {
    run = await carryAttachments({
      files: 40,
      bytes: 400_000,
      faults: { reset: 1, within: 1_200_000 },
      seed: 'many',
    })
    expect(run.broken).toBeGreaterThan(2)
    expect(run.arrived).toEqual(run.expected)
    expect(run.waiting).toBe(0)
    expect(run.kept).toBeLessThan((40 * 400_000) / 2)
  })
})
