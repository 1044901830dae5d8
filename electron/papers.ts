import { basename } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { replaceFile } from './durable-files.ts'
import { writeFailure } from './machine-error.ts'
import { fileFilter, fileNameFrom, safeName } from './paper-names.ts'

/** Asks where to save a PDF or a list in XLSX; resolves to the file's name, or null when the dialog was cancelled. */
export async function savePaper(
  parent: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const name = fileNameFrom(suggestedName)
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: '保存文书',
    defaultPath: name,
    filters: [fileFilter(name)],
  })
  if (canceled || !filePath) return null
  try {
    await replaceFile(filePath, bytes)
  } catch (error) {
    throw writeFailure('文书', error)
  }
  return basename(filePath)
}

/** Asks where to put a large ZIP; null when the dialog was cancelled. */
export async function chooseExport(parent: BrowserWindow, suggestedName: string): Promise<string | null> {
  const name = `${safeName(suggestedName.replace(/\.zip$/i, ''), '随检救援包')}.zip`
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: '保存救援包',
    defaultPath: name,
    filters: [fileFilter(name)],
  })
  return canceled || !filePath ? null : filePath
}

/** Asks for the folder that a folder of papers is put into; null when the dialog was cancelled. */
export async function chooseFolder(parent: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: '选择存放文书的文件夹',
    buttonLabel: '存到这里',
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
