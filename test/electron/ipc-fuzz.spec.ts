import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import fc from 'fast-check'
import { type IpcChannel, ipcContract } from '../../shared/protocol/ipc.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { buildMessage, fuzzMark, type Recipe, recipes } from './ipc-messages.ts'

const station = 'http://127.0.0.1:39999'
const channels = Object.keys(ipcContract) as IpcChannel[]
/** These open a dialog or a window, wait, or remove everything when the message is right: they get wrong ones only. */
const asking = new Set<IpcChannel>([
  'papers:save',
  'papers:print',
  'papers:create-folder',
  'export:create',
  'station:remember-address',
  'guard:until-locked',
  'guard:wipe',
])
const unknownChannels = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'journal',
  'fs:read',
  '../journal:append',
]
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp({ name: 'fuzz', station })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
})

type Answer = { answered: unknown } | { thrown: string }

/** Sends the messages one after the other and returns what came back, bytes as their length. */
function send(page: Page, channel: string, messages: readonly Recipe[]): Promise<Answer[]> {
  const source = `async ([channel, messages]) => {
    const buildMessage = ${buildMessage.toString()}
    const answers = []
    for (const each of messages) {
      try { answers.push({ answered: await window.suijian.invoke(channel, buildMessage(each)) }) }
      catch (error) { answers.push({ thrown: String(error) }) }
    }
    return answers
  }`
  return page.evaluate(`(${source})(${JSON.stringify([channel, messages])})`) as Promise<Answer[]>
}

/** A refusal carries a code of the catalogue and a sentence; an agreement carries what the contract says. */
function expectTyped(channel: string, message: Recipe, answer: Answer): void {
  const where = `${channel} ${JSON.stringify(message).slice(0, 300)}`
  expect(answer, where).toHaveProperty('answered')
  const answered = (answer as { answered: { ok: boolean; code?: string; message?: string; value?: unknown } })
    .answered
  const contract = Object.hasOwn(ipcContract, channel) ? ipcContract[channel as IpcChannel] : undefined
  if (!contract?.request.safeParse(buildMessage(message)).success) {
    expect(answered, where).toMatchObject({
      ok: false,
      code: 'host.refused',
      message: expect.stringMatching(/。$/),
    })
  } else if (answered.ok) {
    expect(contract.response.safeParse(answered.value).success, where).toBe(true)
  } else {
    expect(answered, where).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/。$/) })
  }
}

test('no random message does anything but what the contract says', async () => {
  const seed = Number(process.env.SUIJIAN_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`Messages of seed ${seed} (SUIJIAN_SEED repeats them).`)
  for (const channel of [...channels, ...unknownChannels]) {
    const suits = (message: Recipe) =>
      !asking.has(channel as IpcChannel) ||
      !ipcContract[channel as IpcChannel].request.safeParse(buildMessage(message)).success
    await fc.assert(
      fc.asyncProperty(fc.array(recipes.filter(suits), { minLength: 1, maxLength: 25 }), async (messages) => {
        const answers = await send(app.page, channel, messages)
        for (const [index, answer] of answers.entries()) expectTyped(channel, messages[index]!, answer)
      }),
      { seed, numRuns: 12 },
    )
  }

  // The app still stands, and nobody's prototype has changed.
  expect(await app.page.evaluate(() => Reflect.get({}, 'polluted') === undefined)).toBe(true)
  expect(await send(app.page, 'machine:versions', [{ kind: 'nothing' }])).toMatchObject([
    { answered: { ok: true } },
  ])

  // Nothing of it stands outside the folder of the store.
  const written = await filesUnder(dirname(app.userData))
  expect(written.filter((path) => path.includes(fuzzMark))).toEqual([])
  const store = await readdir(join(app.userData, 'store'))
  expect(store.filter((name) => !['journal.bin', 'keyring.bin', 'evidence'].includes(name))).toEqual([])
  const evidence = await readdir(join(app.userData, 'store', 'evidence'))
  expect(evidence.filter((name) => !/^[0-9a-f]{32}(\.part)?$/.test(name))).toEqual([])
})

test('a message of any size is answered, and one over the limit refused', async () => {
  const largest: Recipe[] = [{ kind: 'bytes', length: 65 * 1024 * 1024 }]
  expect(await send(app.page, 'journal:append', largest)).toMatchObject([
    { answered: { ok: false, code: 'host.refused' } },
  ])
  const text: Recipe[] = [{ kind: 'huge', unit: '../', length: 20_000_000 }]
  expect(await send(app.page, 'evidence:size', text)).toMatchObject([
    { answered: { ok: false, code: 'host.refused' } },
  ])
})

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const inner = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    }),
  )
  return inner.flat()
}
