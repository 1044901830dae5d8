import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FontFile, FontSet } from '../../shared/typesetting/index.ts'

const resolve = createRequire(import.meta.url).resolve

function fontFile(name: string, module: string): FontFile {
  return { name, bytes: new Uint8Array(readFileSync(resolve(module))) }
}

let held: FontSet | undefined

/** The bundled font set, read from node_modules once per process. */
export function bundledFontSet(): FontSet {
  if (held === undefined) {
    const serif = fontFile(
      'NotoSerifSC-Regular',
      '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    )
    held = {
      id: 'noto-sc-1',
      faces: {
        fangsong: serif,
        kaiti: serif,
        title: fontFile(
          'NotoSerifSC-Black',
          '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
        ),
        heiti: fontFile(
          'NotoSansSC-Medium',
          '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
        ),
      },
    }
  }
  return held
}
