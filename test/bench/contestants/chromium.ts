import { chromium } from '@playwright/test'
import { browserExecutable } from '../../tools/browser.ts'
import type { Letter } from '../letter.ts'
import { type BenchFaces, type Contestant, sheet, sizes } from './contestant.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * `printToPDF` of a running Chromium whose page has the faces loaded.
 * @param tagged with the structure of the text and a bookmark for each head, as ours has them
 */
export async function printToPdf({ body, title }: BenchFaces, tagged: boolean): Promise<Contestant> {
  const executablePath = browserExecutable()
  if (executablePath === null) throw new Error('There is no Chromium to compare with')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.route('http://bench.test/**', (route) => {
    const path = new URL(route.request().url()).pathname
    if (path === '/body.ttf') return route.fulfill({ contentType: 'font/ttf', body: Buffer.from(body) })
    if (path === '/title.ttf') return route.fulfill({ contentType: 'font/ttf', body: Buffer.from(title) })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shell })
  })
  await page.goto('http://bench.test/')
  const make = async (letters: readonly Letter[]): Promise<Uint8Array> => {
    const html = letters.map(
      (letter) =>
        `<section><h1>${escaped(letter.title)}</h1><p class="number">${escaped(letter.number)}</p><p class="to">${escaped(letter.addressee)}</p>${[...letter.paragraphs, ...letter.closing].map((text) => `<p>${escaped(text)}</p>`).join('')}</section>`,
    )
    await page.evaluate(async (content) => {
      document.body.innerHTML = content
      await document.fonts.ready
    }, html.join(''))
    return new Uint8Array(await page.pdf({ preferCSSPageSize: true, tagged, outline: tagged }))
  }
  return {
    name: tagged ? 'Chromium printToPDF, tagged' : 'Chromium printToPDF',
    one: (letter) => make([letter]),
    batch: make,
    close: () => browser.close(),
  }
}

const shell = `<!doctype html><html lang="zh-CN"><style>
@font-face { font-family: Body; src: url(body.ttf) }
@font-face { font-family: Title; src: url(title.ttf) }
@page { size: A4; margin: ${sheet.top}pt ${sheet.width - sheet.left - sheet.measure}pt 80pt ${sheet.left}pt }
body { margin: 0; font: ${sizes.body}pt/${sizes.leading}pt Body }
section { break-after: page }
section:last-child { break-after: auto }
h1 { margin: 0; font: ${sizes.title}pt/36pt Title; text-align: center }
p { margin: 0; text-indent: 2em; text-align: justify; line-break: strict }
.number { text-align: center; text-indent: 0 }
.to { text-indent: 0 }
</style><body></body></html>`
