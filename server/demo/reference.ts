import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Reference, referenceSchema } from '../../shared/protocol/http.ts'

const assets = resolve(import.meta.dirname, '../../assets')

/** A JSON file below `assets/`, not checked yet. */
export function readAsset(path: string): unknown {
  return JSON.parse(readFileSync(resolve(assets, path), 'utf8'))
}

function readFolder(folder: string): unknown[] {
  return readdirSync(resolve(assets, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readAsset(`${folder}/${name}`))
}

/**
 * Profiles, calendar, result list and checklists as they are shipped, all in their first version.
 * @throws ZodError when a file does not fit its schema
 */
export function demoReference(): Reference {
  return referenceSchema.parse({
    profiles: readFolder('jurisdictions'),
    calendars: readFolder('calendars'),
    resultLists: readFolder('results'),
    checklists: readFolder('checklists'),
  })
}
