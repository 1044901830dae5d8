import type { PdfFile, PdfRef } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'

/** Writes a picture into the file: a JPEG as it is, samples packed, transparency as a mask of its own. */
export function embedImage(file: PdfFile, image: PreparedImage): PdfRef {
  const head = (components: 1 | 3): string =>
    [
      `/Type/XObject/Subtype/Image/Width ${image.width}/Height ${image.height}/BitsPerComponent 8`,
      `/ColorSpace/${components === 1 ? 'DeviceGray' : 'DeviceRGB'}`,
    ].join('')
  if (image.kind === 'jpeg') {
    return file.putEncoded(`${head(image.components)}/Filter/DCTDecode`, image.bytes)
  }
  const mask = image.alpha ? `/SMask ${file.putStream(head(1), image.alpha)}` : ''
  return file.putStream(`${head(image.components)}${mask}`, image.samples)
}
