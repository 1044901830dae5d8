import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from './project.ts'
import { unwrapWoff } from './woff.ts'

/**
 * The faces that the app uses, plain TrueType: the interface takes Noto Sans SC in three weights, papers take
 * Noto Serif SC in two, Noto Sans SC 500 and LXGW WenKai, which is published as WOFF. They stand in the built app as `fonts/<face>-<weight>.ttf`.
 */
const faces = [
  { face: 'noto-sans-sc', weights: ['400Regular', '500Medium', '600SemiBold'], file: 'NotoSansSC' },
  { face: 'noto-serif-sc', weights: ['400Regular', '900Black'], file: 'NotoSerifSC' },
]

/** Copies the used faces and their licence texts into `folder`. */
export async function copyFonts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { face, weights, file } of faces) {
    const source = join(projectFolder, 'node_modules/@expo-google-fonts', face)
    for (const weight of weights) {
      const name = `${face}-${weight.slice(0, 3)}.ttf`
      await copyFile(join(source, weight, `${file}_${weight}.ttf`), join(folder, name))
    }
    await copyFile(join(source, 'LICENSE_FONT'), join(folder, `${face}-OFL.txt`))
  }
  const wenkai = join(projectFolder, 'node_modules/@fontsource/lxgw-wenkai')
  // The weight that the package calls 500 is the Regular.
  const woff = await readFile(join(wenkai, 'files/lxgw-wenkai-latin-500-normal.woff'))
  await writeFile(join(folder, 'lxgw-wenkai-400.ttf'), unwrapWoff(woff))
  await copyFile(join(wenkai, 'LICENSE'), join(folder, 'lxgw-wenkai-OFL.txt'))
}
