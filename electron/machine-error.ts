import { type ProblemCode, problem } from '../shared/protocol/problems.ts'

/**
 * A refusal by the machine, as the problem catalogue words it; it crosses the bridge as data.
 * `values` fill the places of the catalogue's sentence.
 */
export class MachineError extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode, values: Record<string, string | number> = {}, cause?: unknown) {
    super(problem(code, values).message, cause === undefined ? undefined : { cause })
    this.name = 'MachineError'
    this.code = code
  }
}

/** The errno name of a failed system call (`ENOSPC`, `EPERM` …), or an empty string. */
export function errnoOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/**
 * Turns a failed write into `disk-full` or `write-failed`.
 * @param what the Chinese name of the thing that was being written, e.g. 本机日志
 */
export function writeFailure(what: string, error: unknown): MachineError {
  if (error instanceof MachineError) return error
  const errno = errnoOf(error)
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new MachineError('disk-full', {}, error)
  return new MachineError('write-failed', { detail: `${what}（${errno || '未知原因'}）` }, error)
}

/** Turns a failed read into `read-failed`. @param what the Chinese name of the thing, e.g. 证据文件 */
export function readFailure(what: string, error: unknown): MachineError {
  return new MachineError('read-failed', { what, detail: errnoOf(error) || '未知原因' }, error)
}
