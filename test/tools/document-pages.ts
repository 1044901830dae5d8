import { execFileSync } from 'node:child_process'

/** How pages become pictures. */
export interface PageOptions {
  readonly dotsPerInch: number
  /** First pages only; all when left out. */
  readonly most?: number
}

/** Renders the pages of a PDF as grey PNG files `<prefix>-1.png`, … with poppler. */
export function writePages(file: string, prefix: string, { dotsPerInch, most }: PageOptions): void {
  const last = most === undefined ? [] : ['-l', String(most)]
  execFileSync('pdftoppm', ['-png', '-gray', '-r', String(dotsPerInch), ...last, file, prefix])
}
