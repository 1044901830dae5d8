import { z } from 'zod'
import type { Slot } from '../typesetting/blocks.ts'

/**
 * The faces that GB/T 9704-2012 names, under the family names that they have in Chinese and English systems, the
 * best first. They are the property of their makers and never come with the app: a desktop that has them installed
 * may set papers in them, where the district's profile says so.
 */
export const officialFamilies: Readonly<Record<Slot, readonly string[]>> = {
  fangsong: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '方正仿宋_GBK',
    'FZFangSong-Z02',
    '仿宋',
    'FangSong',
    '华文仿宋',
    'STFangsong',
  ],
  title: [
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05',
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    '方正小标宋_GB18030',
    '方正小标宋',
  ],
  kaiti: ['楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GBK', 'FZKai-Z03', '楷体', 'KaiTi', '华文楷体', 'STKaiti'],
  heiti: ['黑体', 'SimHei', '方正黑体_GBK', 'FZHei-B01', '华文黑体', 'STHeiti'],
  songti: ['宋体', 'SimSun', '方正书宋_GBK', 'FZShuSong-Z01', '华文宋体', 'STSong'],
}

/** Where a district's papers take their faces from; `bundled` unless its profile says otherwise. */
export const faceSources = ['bundled', 'installed'] as const
export type FaceSource = (typeof faceSources)[number]

/** Largest font file that is read from the system. */
export const largestFaceBytes = 48 * 1024 * 1024

/** A face of GB/T 9704 that the desktop host has found among the installed ones. */
export const installedFaceSchema = z.object({
  slot: z.enum(['fangsong', 'title', 'heiti', 'kaiti', 'songti']),
  /** Family in the words of the system, such as 仿宋_GB2312. */
  family: z.string().max(200),
  /** PostScript name, ASCII without spaces. */
  name: z.string().regex(/^[!-~]{1,63}$/),
  /** True when the file is a collection (.ttc) and `name` tells its member. */
  collection: z.boolean(),
})
export type InstalledFace = z.infer<typeof installedFaceSchema>

/** An installed face with its file. */
export interface InstalledFaceFile extends InstalledFace {
  readonly bytes: Uint8Array
}
