/**
 * The one queue of all writers (dispatch, sync pages, rebase): read, decrypt, decide, encrypt and write of one writer
 * are never interleaved with another's. A Web Lock, so that it holds over every context of the same origin.
 */
export function inWriteQueue<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('suijian-store', work) as Promise<T>
}
