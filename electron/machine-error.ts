/**
 * A refusal by the machine that crosses the bridge as data. `code` is a code of the problem catalogue,
 * `message` is a Chinese sentence for the screen: what happened and what to do.
 */
export class MachineError extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
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
 * @param what the Chinese name of the thing that was being written, e.g. 日志
 */
export function writeFailure(what: string, error: unknown): MachineError {
  if (error instanceof MachineError) return error
  const errno = errnoOf(error)
  if (errno === 'ENOSPC' || errno === 'EDQUOT') {
    return new MachineError(
      'disk-full',
      `磁盘空间不足，${what}没有写入。请清理磁盘空间后重试，此前已保存的内容不受影响。`,
      error,
    )
  }
  return new MachineError(
    'write-failed',
    `${what}没有写入磁盘（${errno || '未知原因'}）。请检查磁盘和文件夹权限后重试，此前已保存的内容不受影响。`,
    error,
  )
}
