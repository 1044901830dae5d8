import type { Slot } from '../typesetting/blocks.ts'

/**
 * The font set that comes with the app. `file` stands in the built app's `fonts/` folder; `id` goes into the ledger
 * of papers and changes whenever a face does.
 */
export const bundledFaces: {
  readonly id: string
  /** What stands for the faces of GB/T 9704, as the screen says it. */
  readonly note: string
  readonly faces: Readonly<Record<Slot, { readonly name: string; readonly file: string }>>
} = {
  id: 'noto-wenkai-1',
  note: '正文用思源宋体代仿宋，标题用思源宋体特粗代小标宋，楷体用霞鹜文楷',
  faces: {
    fangsong: { name: 'NotoSerifSC-Regular', file: 'noto-serif-sc-400.ttf' },
    kaiti: { name: 'LXGWWenKai-Regular', file: 'lxgw-wenkai-400.ttf' },
    title: { name: 'NotoSerifSC-Black', file: 'noto-serif-sc-900.ttf' },
    heiti: { name: 'NotoSansSC-Medium', file: 'noto-sans-sc-500.ttf' },
    songti: { name: 'NotoSerifSC-Regular', file: 'noto-serif-sc-400.ttf' },
  },
}

/** Font sets of papers that earlier versions have made. */
const earlierNotes: Readonly<Record<string, string>> = { 'noto-sc-1': '正文和楷体用思源宋体代替' }

/** What faces a paper is set in, by the id of its font set, as the screen says it. */
export function fontSetNote(id: string): string {
  if (id === bundledFaces.id) return bundledFaces.note
  if (id.startsWith('installed-')) return `本机安装的公文字体（${id.slice('installed-'.length)}）`
  return earlierNotes[id] ?? id
}
