/** Kinds of file that papers are saved as. */
const fileKinds = {
  pdf: 'PDF 文书',
  xlsx: 'Excel 表格',
  zip: 'ZIP 压缩包',
} as const

/** Longest file name, in bytes of UTF-8 (ext4 takes 255), with room for a number and an ending. */
const longestBytes = 200

/** A file name without the characters that Windows refuses, and no longer than file systems take. */
export function safeName(suggestion: string, otherwise: string): string {
  const plain = [...suggestion].map((c) => (c < ' ' || '<>:"/\\|?*'.includes(c) ? '_' : c)).join('')
  const name = plain.trim().replace(/\.+$/, '') || otherwise
  const extension = /\.[a-z]{3,4}$/i.exec(name)?.[0] ?? ''
  let stem = name.slice(0, name.length - extension.length)
  while (Buffer.byteLength(stem) > longestBytes) stem = [...stem].slice(0, -1).join('')
  return stem + extension
}

/** The name of a paper's file; a PDF unless it says otherwise. */
export function fileNameFrom(suggestion: string): string {
  const name = safeName(suggestion, '文书')
  return extensionOf(name) ? name : `${name}.pdf`
}

/** What the save dialog offers for a file of this name. */
export function fileFilter(name: string): { name: string; extensions: string[] } {
  const extension = extensionOf(name) ?? 'pdf'
  return { name: fileKinds[extension], extensions: [extension] }
}

function extensionOf(name: string): keyof typeof fileKinds | undefined {
  const extension = name.toLowerCase().split('.').at(-1)
  return extension === 'pdf' || extension === 'xlsx' || extension === 'zip' ? extension : undefined
}
