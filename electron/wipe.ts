import { rm, stat, writeFile } from 'node:fs/promises'

/**
 * Removes everything that the app keeps: its files at once, and again at the next start, because a file that is in use
 * can't be removed everywhere. A power cut in the middle is made good then as well.
 */
export class Wipe {
  readonly #mark: string
  readonly #folders: readonly string[]

  /** @param mark file that says that a wipe has begun. @param folders what it removes */
  constructor(mark: string, folders: readonly string[]) {
    this.#mark = mark
    this.#folders = folders
  }

  /** Begins: from here on nothing that was stored is opened any more. */
  async begin(): Promise<void> {
    await writeFile(this.#mark, '', { flush: true })
    for (const folder of this.#folders)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }

  /** Before anything is opened: finishes what was begun. @param clear clears what Chromium keeps for the page */
  async finish(clear: () => Promise<void>): Promise<void> {
    const begun = await stat(this.#mark).then(
      () => true,
      () => false,
    )
    if (!begun) return
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true })
    await clear()
    await rm(this.#mark)
  }
}
