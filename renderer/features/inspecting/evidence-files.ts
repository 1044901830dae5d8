/** Files of a drop, a paste or a file picker as pieces of evidence: the name without its ending is the caption. */
export function evidenceFiles(files: Iterable<File>): { blob: Blob; name: string; caption: string }[] {
  return [...files].map((file) => ({
    blob: file,
    name: file.name || '粘贴的图片.png',
    caption: captionOf(file.name),
  }))
}

/** 门头.jpg → 门头; what a clipboard or a camera calls a file says nothing. */
export function captionOf(name: string): string {
  const stem = name.replace(/\.[^.]+$/, '').trim()
  if (stem === '' || /^(image|img|dsc|screenshot|photo)?[-_ ]?\d*$/i.test(stem)) return '现场照片'
  return stem.slice(0, 120)
}
