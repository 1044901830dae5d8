import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MachineLocks } from '../../../electron/machine-locks.ts'
import { Wipe } from '../../../electron/wipe.ts'

it('tells the page of sleep and of a locked screen, the newest question only', async () => {
  const power = new EventEmitter()
  const locks = new MachineLocks(power)
  const older = locks.next()
  const slept = locks.next()
  expect(await older).toBe(false)
  power.emit('suspend')
  expect(await slept).toBe(true)
  const locked = locks.next()
  power.emit('lock-screen')
  expect(await locked).toBe(true)
  expect(await new MachineLocks(power, 1).next()).toBe(false)
})

it('removes everything, and finishes at the next start what was cut off in the middle', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-wipe-'))
  const store = join(folder, 'store')
  const fill = async () => {
    await mkdir(join(store, 'evidence'), { recursive: true })
    await writeFile(join(store, 'evidence', 'a'), 'sealed')
    await writeFile(join(store, 'keyring.bin'), 'keys')
  }
  await fill()
  const wipe = new Wipe(join(folder, 'wipe'), [store])
  let cleared = 0
  const clear = async () => {
    cleared += 1
  }
  await wipe.finish(clear)
  expect([cleared, await readdir(store)]).toEqual([0, ['evidence', 'keyring.bin']])
  await wipe.begin()
  expect(await readdir(folder)).toEqual(['wipe'])
  // A file that was in use stayed, or the power went: the next start does it again.
  await fill()
  await wipe.finish(clear)
  expect([cleared, await readdir(folder)]).toEqual([1, []])
  await rm(folder, { recursive: true })
})
