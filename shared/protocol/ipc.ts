import { z } from 'zod'
import { installedFaceSchema } from '../documents/official-faces.ts'

/**
 * The one map of messages between the renderer and the Electron main process. Both sides take their types
 * from here; the main process checks every request against its schema and its sender before it acts.
 */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected')
/** Names of evidence files are made by the store: 32 hexadecimal digits, so never a path. */
const evidenceName = z.string().regex(/^[0-9a-f]{32}$/)
/** Handle of an open evidence writer, chosen by the main process. */
const writer = z.number().int().nonnegative()
/** Handle of a folder of papers that is being written, chosen by the main process. */
const folder = z.number().int().nonnegative()
const nothing = z.void()

/** Largest single message: one encrypted segment of 1 MiB with its frame, or one PDF. */
export const largestIpcBytes = 64 * 1024 * 1024

export const ipcContract = {
  'journal:append': {
    request: bytes.refine((entry) => entry.byteLength > 0, 'an entry has at least one byte'),
    response: nothing,
  },
  'journal:read-all': {
    request: nothing,
    response: z.object({
      entries: z.array(bytes),
      segments: z.array(z.object({ segment: z.number(), entries: z.number() })),
      tornBytes: z.number(),
      damagedBytes: z.number(),
    }),
  },
  /** Removes the oldest segments up to this one; the main process keeps the newest whatever it is asked. */
  'journal:prune': { request: z.number().int().positive(), response: nothing },
  'evidence:create': { request: evidenceName, response: writer },
  'evidence:write': { request: z.object({ writer, bytes }), response: nothing },
  'evidence:finish': { request: writer, response: nothing },
  'evidence:abort': { request: writer, response: nothing },
  'evidence:read': {
    request: z.object({
      name: evidenceName,
      offset: z.number().int().nonnegative(),
      length: z.number().int().positive().max(largestIpcBytes),
    }),
    response: bytes,
  },
  'evidence:size': { request: evidenceName, response: z.number() },
  'evidence:list': { request: nothing, response: z.array(evidenceName) },
  'evidence:remove': { request: evidenceName, response: nothing },
  'keyring:read': { request: nothing, response: z.union([bytes, z.null()]) },
  'keyring:write': { request: bytes, response: nothing },
  'keyring:protect': { request: bytes, response: z.object({ backend: z.string(), bytes }) },
  'keyring:unprotect': { request: z.object({ backend: z.string(), bytes }), response: bytes },
  'papers:save': {
    request: z.object({ suggestedName: z.string().max(300), bytes }),
    response: z.union([z.string(), z.null()]),
  },
  'papers:print': { request: z.object({ title: z.string().max(300), bytes }), response: nothing },
  /** Asks for a folder and begins a new one in it; null when the dialog was cancelled. The page never learns a path. */
  'papers:create-folder': { request: z.string().max(300), response: z.union([folder, z.null()]) },
  'papers:write-into-folder': {
    request: z.object({ folder, name: z.string().max(300), bytes }),
    response: nothing,
  },
  'papers:finish-folder': { request: folder, response: z.string() },
  'papers:abort-folder': { request: folder, response: nothing },
  /** Asks where to save a large file and begins it; null when the dialog was cancelled. The page never learns a path. */
  'export:create': { request: z.string().max(300), response: z.union([writer, z.null()]) },
  'export:write': { request: z.object({ writer, bytes }), response: nothing },
  'export:finish': { request: writer, response: z.string() },
  'export:abort': { request: writer, response: nothing },
  /** Faces of GB/T 9704 among the installed ones that may be embedded; one for each slot that has any. */
  'fonts:official': { request: nothing, response: z.array(installedFaceSchema) },
  /** The file of a face that `fonts:official` has named. The page never names a file. */
  'fonts:read': { request: installedFaceSchema.shape.slot, response: bytes },
  'machine:free-bytes': { request: nothing, response: z.union([z.number(), z.null()]) },
  'machine:versions': { request: nothing, response: z.object({ app: z.string(), shell: z.string() }) },
  /**
   * Answered when the machine goes to sleep or its screen is locked (true), when it is asked anew, or after a while
   * (false).
   */
  'guard:until-locked': { request: nothing, response: z.boolean() },
  /** Name of the machine's keystore; `none` where there is no real one. */
  'guard:keystore': { request: nothing, response: z.string() },
  /** Removes journal, evidence and keys for good; nothing is stored any more until the next start. */
  'guard:wipe': { request: nothing, response: nothing },
  'station:address': { request: nothing, response: z.union([z.string(), z.null()]) },
  /** Whether the last connection to an address ended at its certificate: a page only learns that it failed. */
  'station:certificate-refused': { request: z.string().max(300), response: z.boolean() },
  /** Another address than the known one is remembered only with the officer's word in a dialog. */
  'station:remember-address': {
    request: z.url({ protocol: /^https?$/ }).max(300),
    response: nothing,
  },
} as const

export type IpcChannel = keyof typeof ipcContract
export type IpcRequest<C extends IpcChannel> = z.infer<(typeof ipcContract)[C]['request']>
export type IpcResponse<C extends IpcChannel> = z.infer<(typeof ipcContract)[C]['response']>

/** What crosses the bridge: errors come back as data, because Electron strips their class and code. */
export type IpcResult<C extends IpcChannel> =
  | { ok: true; value: IpcResponse<C> }
  | { ok: false; code: string; message: string }

/** The object that the preload script puts on `window.suijian`. */
export interface DesktopBridge {
  invoke<C extends IpcChannel>(channel: C, request: IpcRequest<C>): Promise<IpcResult<C>>
}
