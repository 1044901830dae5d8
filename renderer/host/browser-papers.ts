import { type Zippable, zip } from 'fflate'
import type { PaperSet, PapersHost } from './host.ts'

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}
/** How long the browser may take to fetch what it was given. */
const fetchMilliseconds = 60_000

/** Papers in a browser: saved as downloads, printed through a hidden frame. */
export const browserPapers: PapersHost = {
  save: async (suggestedName, bytes) => download(suggestedName, bytes),
  createSet: async (suggestedName) => zippedSet(suggestedName),
  print: printInFrame,
}

function download(name: string, bytes: Uint8Array): string {
  const type = mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), fetchMilliseconds)
  return name
}

/** Kept in memory until it is whole. PDFs are compressed already, so they are only put together. */
function zippedSet(suggestedName: string): PaperSet {
  const files: Zippable = {}
  return {
    add: async (name, bytes) => {
      const dot = name.lastIndexOf('.')
      const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
      let free = name
      for (let number = 2; free in files; number++) free = `${stem}（${number}）${extension}`
      files[free] = bytes
    },
    finish: () =>
      new Promise((resolve, reject) => {
        zip(files, { level: 0 }, (error, whole) => {
          if (error) reject(error)
          else resolve(download(`${suggestedName}.zip`, whole))
        })
      }),
    abort: async () => {
      for (const name of Object.keys(files)) delete files[name]
    },
  }
}

/** Prints through a hidden frame that shows the PDF in the browser's own viewer. */
async function printInFrame(title: string, bytes: Uint8Array): Promise<void> {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.title = title
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  frame.src = url
  await new Promise<void>((resolve) => {
    frame.onload = () => resolve()
    document.body.append(frame)
  })
  frame.contentWindow?.focus()
  frame.contentWindow?.print()
  setTimeout(() => {
    frame.remove()
    URL.revokeObjectURL(url)
  }, fetchMilliseconds)
}
