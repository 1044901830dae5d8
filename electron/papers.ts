import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, dialog } from 'electron'
import { replaceFile } from './durable-files.ts'
import { writeFailure } from './machine-error.ts'

/** Asks where to save the PDF; resolves to the file's name, or null when the dialog was cancelled. */
export async function savePaper(
  parent: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: '保存文书',
    defaultPath: fileNameFrom(suggestedName),
    filters: [{ name: 'PDF 文书', extensions: ['pdf'] }],
  })
  if (canceled || !filePath) return null
  try {
    await replaceFile(filePath, bytes)
  } catch (error) {
    throw writeFailure('文书', error)
  }
  return basename(filePath)
}

/** A file name without the characters that Windows refuses. */
export function fileNameFrom(suggestion: string): string {
  const plain = [...suggestion].map((c) => (c < ' ' || '<>:"/\\|?*'.includes(c) ? '_' : c)).join('')
  const name = plain.trim().replace(/\.+$/, '') || '文书'
  return name.toLowerCase().endsWith('.pdf') ? name : `${name}.pdf`
}

/**
 * Prints a PDF. `webContents.print` prints pages and not PDF bytes, so a hidden window shows the PDF in
 * Chromium's viewer and prints that. Where the system has no print dialog to offer (no printer installed),
 * the viewer is shown instead, with its own buttons.
 */
export async function printPaper(parent: BrowserWindow, title: string, bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-print-'))
  const file = join(folder, fileNameFrom(title))
  await writeFile(file, bytes).catch((error: unknown) => {
    throw writeFailure('待打印的文书', error)
  })
  const viewer = new BrowserWindow({
    parent,
    show: false,
    title,
    width: 900,
    height: 700,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  })
  const address = pathToFileURL(file).href
  viewer.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  viewer.webContents.on('will-navigate', (event) => event.preventDefault())
  viewer.once('closed', () => rm(folder, { recursive: true, force: true }).catch(() => undefined))
  await viewer.loadURL(address)
  await new Promise<void>((resolve) => {
    viewer.webContents.print({ silent: false }, (printed, failure) => {
      if (printed || /cancel/i.test(failure)) viewer.close()
      else viewer.show()
      resolve()
    })
  })
}
