import { expect, it } from 'vitest'
import { violationsIn } from '../../tools/boundaries.ts'

const messages = (file: string, text: string) => violationsIn(file, text).map(({ message }) => message)

it.each([
  ['shared/domain/decide.ts', "import { readFile } from 'node:fs'", 'shared/ must not import node:fs'],
  ['shared/domain/decide.ts', "import fs from 'fs'", 'shared/ must not import node:fs'],
  ['shared/domain/decide.ts', "import type { Page } from 'react'", 'shared/ must not import react'],
  [
    'shared/domain/decide.ts',
    "export { host } from '../../renderer/host/host.ts'",
    'shared/ must not import from renderer/ (../../renderer/host/host.ts)',
  ],
  ['renderer/app/shell.tsx', "const e = await import('electron')", 'renderer/ must not import electron'],
  ['renderer/app/shell.tsx', "type T = import('node:fs').Stats", 'renderer/ must not import node:fs'],
  [
    'renderer/store/store.ts',
    "import '../../server/store/schema.ts'",
    'renderer/ must not import from server/ (../../server/store/schema.ts)',
  ],
  [
    'renderer/app/main.tsx',
    "import x from '../../test/fixtures/x.ts'",
    'renderer/ must not import from test/ (../../test/fixtures/x.ts)',
  ],
  ['electron/main.ts', "import Dexie from 'dexie'", 'electron/ must not import dexie'],
  ['server/main.ts', "const react = require('react-dom/server')", 'server/ must not import react-dom'],
  ['server/main.ts', "export * from '@mantine/core'", 'server/ must not import @mantine/core'],
  ['shared/a.ts', "import x from '/etc/x.ts'", 'shared/ must not import by an absolute path (/etc/x.ts)'],
])('%s: %s', (file, text, message) => {
  expect(messages(file, text)).toEqual([message])
})

it('the pure core reads no clock and nothing of the outside world', () => {
  const text = `
    const now = Date.now()
    const today = new Date()
    const parsed = new Date('2026-01-01')
    export const answer = () => fetch('/x')
    if (process.env.X) window.close()
    const title = document.title`
  expect(
    messages('shared/domain/clock.ts', text).map((m) => m.replace('shared/ is pure and must not use ', '')),
  ).toEqual(['Date.now', 'new Date()', 'fetch', 'process', 'window', 'document'])
  expect(violationsIn('shared/domain/clock.ts', text)[1]).toMatchObject({ line: 3 })
  expect(messages('renderer/app/clock.ts', text)).toEqual([])
})

it('words of the domain that sound like globals are left alone', () => {
  const text = `
    interface Inspection { process: { fetch: string }; documents: string[] }
    export const steps = (inspection: Inspection) => inspection.process.fetch
    export function print(document: { title: string }) { return document.title }
    export const all = { process: 1, window: 2 }
    // Date.now() and import 'electron' in a comment, and in a text:
    export const text = "import fs from 'node:fs'; Date.now()"`
  expect(messages('shared/documents/print.ts', text)).toEqual([])
})

it('what the table allows passes', () => {
  expect(
    messages('shared/a.ts', "import { sha256 } from '@noble/hashes/sha2.js'\nimport { z } from 'zod'"),
  ).toEqual([])
  expect(
    messages('renderer/app/a.tsx', "import x from '../../shared/a.ts'\nimport 'dexie'\nimport './a.css'"),
  ).toEqual([])
  expect(messages('renderer/app/a.ts', "import url from 'pdfjs-dist/build/pdf.worker.mjs?url'")).toEqual([])
  expect(messages('server/a.ts', "import data from '../assets/demo/a.json' with { type: 'json' }")).toEqual(
    [],
  )
  expect(messages('test/unit/a.test.ts', "import '../../server/main.ts'\nimport 'electron'")).toEqual([])
})
