import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder } from '../tools/project.ts'

it('loses nothing in a short run of chaos', async () => {
  const args = ['--seed', '7', '--runs', '1', '--commands', '80', '--kills', '4', '--devices', '2']
  const chaos = spawn(process.execPath, [join(projectFolder, 'test/chaos/chaos.ts'), ...args])
  let said = ''
  for (const stream of [chaos.stdout, chaos.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString('utf8')
    })
  const [code] = (await once(chaos, 'exit')) as [number | null]
  expect(code, said).toBe(0)
  const acknowledged = Number(/(\d+) {2}commands acknowledged/.exec(said)?.[1])
  expect(acknowledged, said).toBeGreaterThanOrEqual(50)
  const killed = [...said.matchAll(/(\d+) {2}kills of (?:devices|the station)/g)]
  expect(killed.map(([, count]) => Number(count) > 0)).toEqual([true, true])
}, 600_000)
