import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const child = fileURLToPath(new URL('./set-in-child.ts', import.meta.url))

/** Sets the papers in another process with other surroundings. */
async function setUnder(env: Record<string, string>, ...flags: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, child], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })
  return JSON.parse(stdout) as { hashes: string[]; clock: string }
}

describe('the bytes of a paper', () => {
  it('are the same in every time zone, in every locale and however the code is compiled', async () => {
    const surroundings = await Promise.all([
      setUnder({ TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }),
      setUnder({ TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
      setUnder({ TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8', LANG: 'C' }, '--no-opt'),
      setUnder({ TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }, '--max-old-space-size=512', '--always-sparkplug'),
    ])
    // The surroundings did differ.
    expect(new Set(surroundings.map(({ clock }) => clock)).size).toBeGreaterThanOrEqual(3)
    const [first, ...others] = surroundings
    expect(new Set(first!.hashes).size).toBe(4)
    for (const other of others) expect(other.hashes).toEqual(first!.hashes)
  })
})
