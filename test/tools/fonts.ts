import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bundledFaces } from '../../shared/documents/bundled-faces.ts'
import type { FontFile, FontSet } from '../../shared/typesetting/index.ts'
import { unwrapWoff } from './woff.ts'

const resolve = createRequire(import.meta.url).resolve

function fontFile(name: string, path: string): FontFile {
  return { name, bytes: new Uint8Array(readFileSync(resolve(`@expo-google-fonts/${path}`))) }
}

let held: FontSet | undefined

/** The bundled font set, read from node_modules once per process. */
export function bundledFontSet(): FontSet {
  if (held === undefined) {
    const { fangsong, kaiti, heiti, title } = bundledFaces.faces
    const woff = readFileSync(resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'))
    held = {
      id: bundledFaces.id,
      faces: {
        fangsong: fontFile(fangsong.name, 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
        kaiti: { name: kaiti.name, bytes: unwrapWoff(woff) },
        title: fontFile(title.name, 'noto-serif-sc/900Black/NotoSerifSC_900Black.ttf'),
        heiti: fontFile(heiti.name, 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
      },
    }
  }
  return held
}
